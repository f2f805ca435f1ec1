import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { portalMayBlank, portalMayEnd } from './listings.policy.ts';
import { blankListings, lockOpenListingsOf, lockOverdue, updateListing } from './listings.repository.ts';
import type { Listing } from './listings.table.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'publish'>;
const BATCH = 100;
/** What stands for the words of somebody who left. A title has three characters at least, and these need no language. */
const GONE = { title: '………', body: '' };

/** Ends published listings whose time is over. */
export async function expireListings({ db, clock, publish }: Deps): Promise<void> {
  for (let ended = BATCH; ended === BATCH;) {
    ended = await db.transaction(async (tx) => {
      const overdue = await lockOverdue(tx, clock.now(), BATCH);
      await endListings({ tx, clock, publish }, overdue, 'expired');
      return overdue.length;
    });
  }
}

/** Withdraws all that a deleted account left open and takes away what it wrote, also in listings that had ended before. */
export async function withdrawListingsOf({ db, clock, publish, accountId }: Deps & { accountId: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await endListings({ tx, clock, publish }, await lockOpenListingsOf(tx, accountId), 'withdrawn');
    await blankListings(tx, portalMayBlank(accountId), GONE);
  });
}

async function endListings({ tx, clock, publish }: Omit<Deps, 'db'> & { tx: Tx }, listings: Listing[], outcome: 'expired' | 'withdrawn'): Promise<void> {
  for (const listing of listings) {
    await updateListing(tx, portalMayEnd(listing), { status: 'closed', outcome, closedAt: clock.now() });
    await publish(tx, { name: 'listing.closed', payload: { listingId: listing.id } });
  }
}
