import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './db.ts';

// What hangs on a row goes with it, and a transaction shall stay short.
const BATCH = 500;

/** Deletes at most `limit` rows of `table` that fulfil `over` and says how many. What another process holds is left to it: several at once take different ones. */
export async function deleteBatch(db: Tx, table: PgTable, over: SQL | undefined, limit = BATCH): Promise<number> {
  const some = sql`select ctid from ${table} where ${over} limit ${limit} for update skip locked`;
  return (await db.execute(sql`delete from ${table} where ctid = any(array(${some})) returning 1`)).length;
}

/** Deletes all rows of `table` that fulfil `over`, a batch in each transaction. For sweeps; safe to run twice at once. */
export async function deleteInBatches(db: Tx, table: PgTable, over: SQL | undefined): Promise<void> {
  while ((await deleteBatch(db, table, over)) === BATCH);
}
