import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';
import { matches, matchingProfiles } from './matching.table.ts';

/** Those of the listings whose owners are still here. Who wants to leave waits until this transaction is over, so that what it writes is there to be forgotten. */
export async function holdOwners(tx: Tx, listingIds: string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: listings.id })
    .from(listings)
    .innerJoin(accounts, and(eq(accounts.id, listings.accountId), isNull(accounts.deletedAt)))
    .where(inArray(listings.id, listingIds))
    .for('share', { of: accounts });
  return new Set(rows.map((row) => row.id));
}

/** Takes away what was learnt from an account's listings and which others they met. */
export async function deleteMatchingOf(tx: Tx, accountId: string): Promise<void> {
  const own = tx.select({ id: listings.id }).from(listings).where(eq(listings.accountId, accountId));
  // Locked in one order, so that two runs never wait for each other.
  await tx
    .select({ id: matchingProfiles.listingId })
    .from(matchingProfiles)
    .where(inArray(matchingProfiles.listingId, own))
    .orderBy(asc(matchingProfiles.listingId))
    .for('update');
  await tx.delete(matchingProfiles).where(inArray(matchingProfiles.listingId, own));
  await tx.delete(matches).where(or(inArray(matches.needId, own), inArray(matches.offerId, own)));
}
