import { sql as query } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, Tx } from './db.ts';

/** What only one of all that share the database may do at a time. */
export type LockName =
  /** Changing the tables, which whoever takes a backup holds off too. */
  | 'migrations'
  | 'job-schedule'
  | 'matching-weights'
  | 'demonstration'
  /** Counting and adding the mails of one account. */
  | 'mails-of-account'
  /** Making the account of one address. */
  | 'account-of-address'
  /** Changing what the administration corrected of the portal's words. */
  | 'wording';

const ASK_AGAIN_MS = 100;

/** The number by which PostgreSQL knows the lock `name`, or that of one thing (`of`), as a decimal text. Another name or thing has another one. */
export function lockKey(name: LockName, of = ''): string {
  return String(createHash('sha256').update(`${name}|${of}`).digest().readBigInt64BE());
}

/** Waits until nobody else holds the lock, and holds it to the end of the transaction. */
export async function lockForTransaction(tx: Tx, name: LockName, of?: string): Promise<void> {
  await tx.execute(query`select pg_advisory_xact_lock(${lockKey(name, of)}::bigint)`);
}

/**
 * Waits until nobody else holds the lock (with `shared`: until nobody holds it alone), and holds it until the connection ends, which must be the
 * only one of `sql`. Asks again and again: who waited inside a statement would be waited for by an index that is made beside the work of others.
 * `onWait` is called once, when it cannot be had at once.
 */
export async function lockForConnection(sql: Sql, name: LockName, { shared = false, onWait = () => {}, signal }: LockOptions = {}): Promise<void> {
  const attempt = shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  for (let tries = 0; ; tries += 1) {
    const [row] = await sql.unsafe(`select ${attempt}($1::bigint) as mine`, [lockKey(name)]);
    if (row?.['mine']) return;
    if (tries === 0) onWait();
    await sleep(ASK_AGAIN_MS, undefined, { signal });
  }
}

export interface LockOptions {
  shared?: boolean;
  onWait?: () => void;
  signal?: AbortSignal;
}
