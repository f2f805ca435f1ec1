import type { Actor } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { isAbout } from '../conversations/index.ts';
import { closeListing, requireOwnListing, type ListingView } from '../listings/index.ts';
import { fulfilmentErrors } from './fulfilment.errors.ts';
import { insertFulfilment } from './fulfilment.repository.ts';

export interface CloseInput {
  outcome: 'fulfilled' | 'withdrawn';
  conversation?: string;
}

/** Ends an own listing. Fulfilled with a conversation uses one unit of its capacity; the last unit, or no conversation named, ends it. */
export async function endListing({
  db,
  clock,
  publish,
  actor,
  listingId,
  input,
}: Pick<FeatureDeps, 'db' | 'clock' | 'publish'> & { actor: Actor; listingId: string; input: CloseInput }): Promise<ListingView> {
  return db.transaction(async (tx) => {
    const own = await requireOwnListing({ db: tx, actor, listingId });
    const unit = input.outcome === 'fulfilled' && input.conversation !== undefined;
    if (input.conversation && !(await isAbout({ db: tx, conversationId: input.conversation, listingId }))) {
      throw invalidField('/conversation', 'input.unknown_conversation', {}, 'is not a conversation about this listing');
    }
    const closed = await closeListing({ tx, clock, publish, actor, listingId, outcome: input.outcome, unit });
    if (unit && !(await insertFulfilment(tx, own, input.conversation!, clock.now()))) throw fulfilmentErrors.counted_already();
    return closed;
  });
}
