import type { FeatureDeps } from '../../platform/deps.ts';
import { portalMayEnd } from './listings.policy.ts';
import { lockOpenListingsOf, lockOverdue, updateListing } from './listings.repository.ts';
import type { Listing } from './listings.table.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'publish'>;
const BATCH = 100;

/** Ends published listings whose time is over. */
export async function expireListings({ db, clock, publish }: Deps): Promise<void> {
  for (let ended = BATCH; ended === BATCH;) {
    ended = await db.transaction(async (tx) => {
      const overdue = await lockOverdue(tx, clock.now(), BATCH);
      for (const listing of overdue) await end(tx, listing, 'expired');
      return overdue.length;
    });
  }

  async function end(tx: Parameters<typeof updateListing>[0], listing: Listing, outcome: 'expired') {
    await updateListing(tx, portalMayEnd(listing), { status: 'closed', outcome, closedAt: clock.now() });
    await publish(tx, { name: 'listing.closed', payload: { listingId: listing.id } });
  }
}

/** Withdraws all that a deleted account left open. */
export async function withdrawListingsOf({ db, clock, publish, accountId }: Deps & { accountId: string }): Promise<void> {
  await db.transaction(async (tx) => {
    for (const listing of await lockOpenListingsOf(tx, accountId)) {
      await updateListing(tx, portalMayEnd(listing), { status: 'closed', outcome: 'withdrawn', closedAt: clock.now() });
      await publish(tx, { name: 'listing.closed', payload: { listingId: listing.id } });
    }
  });
}
