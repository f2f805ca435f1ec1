import { berlinDay, endOfBerlinDay } from '../../platform/clock/berlin.ts';
import { daysAfter } from '../../platform/clock/clock.ts';
import { InvalidInput, type FieldError } from '../../platform/errors/domain-error.ts';
import type { Listing } from './listings.table.ts';

/** How long a published listing stands before its owner is to renew it. */
export const LISTING_DAYS = 60;
/** How long after its end an expired listing may be opened again. */
export const REOPEN_DAYS = 90;
/** Reach of a listing that says none, in kilometres. */
export const DEFAULT_REACH_KM = 25;

type Window = Pick<Listing, 'from' | 'until'>;

/** Refuses a window that ends before it begins or that is over already. Days are Europe/Berlin's, inclusive. */
export function checkWindow({ from, until }: Window, now: Date): void {
  const errors: FieldError[] = [];
  if (from && until && from > until) errors.push({ path: '/until', code: 'input.window', params: { from }, message: 'must not be before the first day' });
  if (until && until < berlinDay(now)) errors.push({ path: '/until', code: 'input.past', params: {}, message: 'must not be in the past' });
  if (errors.length > 0) throw new InvalidInput(errors);
}

/** When a listing that is published or renewed now ends by itself: after LISTING_DAYS, or with its own last day. */
export function expiryOf({ until }: Pick<Listing, 'until'>, now: Date): Date {
  const term = daysAfter(now, LISTING_DAYS);
  if (!until) return term;
  const end = endOfBerlinDay(until);
  return end < term ? end : term;
}

/** Whether everybody may see it now. */
export function isPublic(listing: Pick<Listing, 'status' | 'paused' | 'hidden' | 'expiresAt'>, now: Date): boolean {
  return listing.status === 'published' && !listing.paused && !listing.hidden && listing.expiresAt !== null && listing.expiresAt > now;
}

export type RenewVerdict = 'extend' | 'reopen' | 'refuse' | 'window_over';

/** Whether a listing may be renewed: a published one is extended, one that expired lately is opened again. */
export function judgeRenewal(listing: Pick<Listing, 'status' | 'outcome' | 'closedAt' | 'until'>, now: Date): RenewVerdict {
  const expiredLately =
    listing.status === 'closed' && listing.outcome === 'expired' && listing.closedAt !== null && daysAfter(listing.closedAt, REOPEN_DAYS) > now;
  if (listing.status !== 'published' && !expiredLately) return 'refuse';
  if (listing.until && listing.until < berlinDay(now)) return 'window_over';
  return expiredLately ? 'reopen' : 'extend';
}

/** What a moderator looks at: a change of any of these asks for a new look. */
export const moderatedFields = ['title', 'body', 'topic', 'place'] as const;

/** The fields of a change that differ from what stands. */
export function realChanges<T extends object>(listing: T, change: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([name, value]) => value !== undefined && value !== listing[name as keyof T])) as Partial<T>;
}

export function asksForModeration(change: Partial<Listing>): boolean {
  return moderatedFields.some((field) => field in change);
}
