import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { one } from '../../platform/db/rows.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';
import { moderationDecisions } from '../moderation/moderation.table.ts';
import { organisations } from '../organisations/organisations.table.ts';
import { demonstration } from './demo.table.ts';

/** Until the transaction ends, nobody else fills or removes the demonstration. */
export async function lockDemonstration(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('demonstration', 0))`);
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

/**
 * Recognises a demonstration that was filled before accounts were marked: nobody but it ever had accounts without an address that had not left.
 * `moderators` are the hashes of its moderators' addresses. What its accounts posted is of the demonstration too.
 */
export async function adoptUnmarked(tx: Tx, moderators: Buffer[]): Promise<void> {
  const stands = sql`exists (select from ${listings} l left join ${moderationDecisions} d on d.listing_id = l.id
    where l.demo and (l.account_id = ${accounts.id} or d.moderator_id = ${accounts.id}))`;
  await tx
    .update(accounts)
    .set({ demo: true })
    .where(sql`not ${accounts.demo} and ${accounts.emailHash} is null and ${accounts.deletedAt} is null and ${stands}`);
  for (const hash of moderators) await tx.update(accounts).set({ demo: true }).where(eq(accounts.emailHash, hash));
  await tx
    .update(listings)
    .set({ demo: true })
    .where(sql`not ${listings.demo} and exists (select from ${accounts} a where a.id = ${listings.accountId} and a.demo)`);
}
