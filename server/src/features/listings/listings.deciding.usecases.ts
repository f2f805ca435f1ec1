import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import type { Position } from '../../platform/http/pages.ts';
import { expiryOf } from './listings.domain.ts';
import { lockListingRow, pendingIn, updateListing, type ListingRow, type PendingScope } from './listings.repository.ts';
import type { Listing } from './listings.table.ts';

/** Pending listings of some places, the longest waiting first, one more than `limit`. For moderation, which asks its own policy before. */
export async function listPending({
  db,
  scope,
  limit,
  after,
}: {
  db: Tx;
  scope: PendingScope;
  limit: number;
  after: Position | undefined;
}): Promise<ListingRow[]> {
  return pendingIn(db, scope, { limit, after });
}

/** One listing, locked until the transaction ends, so that the second of two moderators sees what the first decided. */
export async function lockForDecision({ tx, listingId }: { tx: Tx; listingId: string }): Promise<ListingRow | undefined> {
  return lockListingRow(tx, listingId);
}

/** Carries a moderator's decision out; takes effect at once. */
export async function decideListing({
  tx,
  clock,
  publish,
  allowed,
  decision,
  reason,
  text,
}: Pick<FeatureDeps, 'clock' | 'publish'> & {
  tx: Tx;
  allowed: Authorized<'listing.decide', Listing>;
  decision: 'approve' | 'return' | 'reject';
  reason: string | null;
  text: string | null;
}): Promise<Listing> {
  const now = clock.now();
  const said = { decisionReason: reason, decisionText: text };
  if (decision !== 'approve') return updateListing(tx, allowed, { ...said, status: decision === 'return' ? 'returned' : 'rejected' });
  const listing = await updateListing(tx, allowed, {
    ...said,
    status: 'published',
    hidden: false,
    publishedAt: now,
    expiresAt: expiryOf(allowed.subject, now),
  });
  await publish(tx, { name: 'listing.published', payload: { listingId: listing.id } });
  return listing;
}

/** A published listing waits for moderators again, with the words that they have approved before. */
export async function sendBackToModeration({
  tx,
  clock,
  publish,
  allowed,
}: Pick<FeatureDeps, 'clock' | 'publish'> & { tx: Tx; allowed: Authorized<'listing.decide', Listing> }): Promise<Listing> {
  const listing = await updateListing(tx, allowed, { status: 'pending', changedAt: clock.now() });
  await publish(tx, { name: 'listing.submitted', payload: { listingId: listing.id } });
  return listing;
}

/** Takes a listing out of sight, or shows it again; its status stays. */
export async function hideListing({ tx, allowed, hidden }: { tx: Tx; allowed: Authorized<'listing.decide', Listing>; hidden: boolean }): Promise<Listing> {
  return updateListing(tx, allowed, { hidden });
}
