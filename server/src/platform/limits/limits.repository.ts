import { lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { deleteInBatches } from '../db/delete-in-batches.ts';
import { limitUses } from './limits.table.ts';

export interface Span {
  /** The keyed hash of the limit and of who is counted. */
  key: Buffer;
  uses: number;
  now: Date;
  /** Uses after this moment count. */
  since: Date;
  /** When a use of now no longer counts. */
  overAt: Date;
}

/**
 * Notes one use, in one statement that others wait for: false when there are as many as allowed already. The row stays locked until the caller's
 * transaction is over, so that what many do at once is counted one after the other, and a transaction that is rolled back has used nothing.
 */
export async function addUse(tx: Tx, { key, uses, now, since, overAt }: Span): Promise<boolean> {
  const counted = sql`select used from unnest(${limitUses.uses}) as used where used > ${since.toISOString()}::timestamptz`;
  const rows = await tx
    .insert(limitUses)
    .values({ key, uses: [now], overAt })
    .onConflictDoUpdate({
      target: limitUses.key,
      set: { uses: sql`array(${counted} order by used) || ${now.toISOString()}::timestamptz`, overAt },
      setWhere: sql`(select count(*) from (${counted}) as counted) < ${uses}`,
    })
    .returning({ key: limitUses.key });
  return rows.length === 1;
}

/** The oldest use that still counts. */
export async function oldestUse(tx: Tx, { key, since }: Pick<Span, 'key' | 'since'>): Promise<Date | undefined> {
  const [row] = await tx.execute<{ oldest: string | null }>(
    sql`select extract(epoch from min(used)) * 1000 as oldest from ${limitUses}, unnest(${limitUses.uses}) as used
        where ${limitUses.key} = ${sql.param(key, limitUses.key)} and used > ${since.toISOString()}::timestamptz`,
  );
  return row?.oldest ? new Date(Number(row.oldest)) : undefined;
}

/** Takes the newest use back; only for whoever has noted it in the same transaction. */
export async function removeNewestUse(tx: Tx, key: Buffer): Promise<void> {
  await tx
    .update(limitUses)
    .set({ uses: sql`trim_array(${limitUses.uses}, 1)` })
    .where(sql`${limitUses.key} = ${sql.param(key, limitUses.key)}`);
}

/** Takes away rows that mean nothing any more. */
export async function deleteOver(db: Tx, now: Date): Promise<void> {
  await deleteInBatches(db, limitUses, lt(limitUses.overAt, now));
}
