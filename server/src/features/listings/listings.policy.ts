import { holdsRole, type Actor } from '../../platform/authorized/actor.ts';
import { authorize, type Authorized } from '../../platform/authorized/authorize.ts';
import { requireAccount } from '../accounts/index.ts';
import { isPublic } from './listings.domain.ts';
import { listingErrors } from './listings.errors.ts';
import type { Listing } from './listings.table.ts';

export type OwnListing = Authorized<'listing.change', Listing>;

/** Whoever is signed in may post, for themselves. */
export function mayPost(actor: Actor): Authorized<'listing.post', { accountId: string }> {
  return authorize('listing.post', { accountId: requireAccount(actor).accountId });
}

/** Only its owner changes a listing. To anybody else it does not exist, so that ids tell nothing. */
export function mayChange(actor: Actor, listing: Listing | undefined): OwnListing {
  const { accountId } = requireAccount(actor);
  if (!listing || listing.accountId !== accountId) throw listingErrors.not_found();
  return authorize('listing.change', listing);
}

/** Everybody reads what is public; the rest is for its owner and the moderators of its place. */
export function requireReadable(actor: Actor, listing: (Listing & { placePath: string[] }) | undefined, now: Date): void {
  const allowed = listing && (isPublic(listing, now) || isOwner(actor, listing) || holdsRole(actor, 'moderator', listing.placePath));
  if (!allowed) throw listingErrors.not_found();
}

export function isOwner(actor: Actor, listing: Pick<Listing, 'accountId'>): boolean {
  return actor.kind === 'account' && actor.accountId === listing.accountId;
}

/** The portal itself, when somebody has deleted their account: nothing that they wrote into a listing stays. */
export function portalMayBlank(accountId: string): Authorized<'listing.blank', { accountId: string }> {
  return authorize('listing.blank', { accountId });
}

/** The portal itself, by the clock: what is over ends, what its owner left behind is withdrawn. */
export function portalMayEnd(listing: Listing): Authorized<'listing.end', Listing> {
  return authorize('listing.end', listing);
}
