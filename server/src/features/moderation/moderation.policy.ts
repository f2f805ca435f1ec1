import type { Actor, AccountActor } from '../../platform/authorized/actor.ts';
import { authorize, type Authorized } from '../../platform/authorized/authorize.ts';
import { requireAccount } from '../accounts/index.ts';
import type { Listing } from '../listings/index.ts';
import type { Place } from '../places/index.ts';
import { moderationErrors } from './moderation.errors.ts';
import type { Report } from './moderation.table.ts';

/** Where a moderator acts: the places of their grants, with paths. */
export type Grounds = Pick<Place, 'slug' | 'path'>[];

/** Who may look at queues at all. */
export function requireModerator(actor: Actor): AccountActor {
  const account = requireAccount(actor);
  if (moderatedPlaces(account).length === 0) throw moderationErrors.not_moderator();
  return account;
}

export function moderatedPlaces(account: AccountActor): string[] {
  return account.roles.filter(({ role }) => role === 'moderator' || role === 'admin').map(({ place }) => place);
}

/** At or below a moderator's place. */
export function isBelow(grounds: Grounds, place: { path: readonly string[] }): boolean {
  return grounds.some((ground) => place.path.includes(ground.slug));
}

/** At or below a moderator's place; or above it, as a listing of the whole county concerns every region. */
export function isOnGrounds(grounds: Grounds, place: { slug: string; path: readonly string[] }): boolean {
  return grounds.some((ground) => place.path.includes(ground.slug) || ground.path.includes(place.slug));
}

/** In the same county: where a second pair of eyes may come from. */
export function isBeside(grounds: Grounds, place: { path: readonly string[] }): boolean {
  return grounds.some((ground) => ground.path.at(-1) === place.path.at(-1));
}

export type Deciding = Authorized<'listing.decide', Listing>;

/** A moderator of its place may decide about a listing that is not theirs; one of any place of the county, once a first has approved (`second`). */
export function mayDecide(actor: Actor, grounds: Grounds, listing: Listing & { placePath: string[] }, second: boolean): Deciding {
  const { accountId } = requireModerator(actor);
  const place = { slug: listing.place, path: listing.placePath };
  if (!isOnGrounds(grounds, place) && !(second && isBeside(grounds, place))) throw moderationErrors.elsewhere();
  if (listing.accountId === accountId) throw moderationErrors.own_listing();
  return authorize('listing.decide', listing);
}

/** The portal itself, when nobody stands behind an organisation any longer: what one person approved for that waits again. */
export function portalMayReview(listing: Listing): Deciding {
  return authorize('listing.decide', listing);
}

/** Whoever is signed in may report what they can see. */
export function mayReport(actor: Actor): Authorized<'report.make', { reporterId: string }> {
  return authorize('report.make', { reporterId: requireAccount(actor).accountId });
}

/** A moderator of the place may settle a report, except one about themselves: `concerned` are the accounts that the reported thing belongs to. */
export function mayCloseReport(
  actor: Actor,
  grounds: Grounds,
  report: Report | undefined,
  about: { place: Pick<Place, 'path'> | undefined; concerned: string[] },
): Authorized<'report.close', Report> {
  const { accountId } = requireModerator(actor);
  if (!report || !about.place || !isBelow(grounds, about.place)) throw moderationErrors.report_not_found();
  if (about.concerned.includes(accountId)) throw moderationErrors.own_report();
  return authorize('report.close', report);
}
