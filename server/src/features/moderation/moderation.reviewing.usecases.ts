import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { lockForDecision, sendBackToModeration } from '../listings/index.ts';
import { lacksApproval } from './moderation.domain.ts';
import { portalMayReview } from './moderation.policy.ts';
import { decisionsOn, publishedOffersOf } from './moderation.repository.ts';
import { stakesOf } from './moderation.usecases.ts';

/**
 * Takes the sensitive offers of an organisation off the page that fewer people approved than they need as things stand now: one, because somebody
 * stood behind them then. Each waits for a second person; what the first said counts. To be run in the transaction that changes how things stand. Gives their number.
 */
export async function reviewSensitiveOffers({
  tx,
  clock,
  publish,
  organisationId,
}: Pick<FeatureDeps, 'clock' | 'publish'> & { tx: Tx; organisationId: string }): Promise<number> {
  let sentBack = 0;
  for (const listingId of await publishedOffersOf(tx, organisationId)) {
    const listing = await lockForDecision({ tx, listingId });
    // Somebody may have ended it, or changed its text, while its lock was waited for.
    if (listing?.status !== 'published') continue;
    if (!lacksApproval(listing, await stakesOf(tx, listing), await decisionsOn(tx, [listingId]))) continue;
    await sendBackToModeration({ tx, clock, publish, allowed: portalMayReview(listing) });
    sentBack += 1;
  }
  return sentBack;
}
