import type { Tx } from '../../platform/db/db.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings, type Listing } from '../listings/listings.table.ts';

/** Puts published listings into a database of their own, each with an owner of its own. Never to be called on a portal's database. */
export async function insertRankedListings(db: Tx, rows: Listing[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insert(accounts).values(rows.map(({ accountId, createdAt }) => ({ id: accountId, locale: 'de', createdAt })));
  await db.insert(listings).values(rows);
}
