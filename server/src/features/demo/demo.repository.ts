import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { lockForTransaction } from '../../platform/db/locks.ts';
import { one } from '../../platform/db/rows.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';
import { organisations } from '../organisations/organisations.table.ts';
import { demonstration } from './demo.table.ts';

/** Until the transaction ends, nobody else fills or removes the demonstration. */
export async function lockDemonstration(tx: Tx): Promise<void> {
  await lockForTransaction(tx, 'demonstration');
}

/** Whether the demonstration was ever filled or removed here. */
export async function isDecided(db: Tx): Promise<boolean> {
  return (await db.select({ only: demonstration.only }).from(demonstration)).length > 0;
}

export async function writeState(db: Tx, state: { filledAt?: Date; removedAt: Date | null }): Promise<void> {
  await db.insert(demonstration).values(state).onConflictDoUpdate({ target: demonstration.only, set: state });
}

/** Whether anything of the demonstration is here. */
export async function holdsAny(db: Tx): Promise<boolean> {
  const found = sql<boolean>`exists (select from ${listings} where ${listings.demo}) or exists (select from ${organisations} where ${organisations.demo})
    or exists (select from ${accounts} where ${accounts.demo})`;
  return one(await db.select({ found }).from(sql`(select 1) as nothing`)).found;
}
