import { holdsRole, type Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { readCursor, toPage } from '../../platform/http/pages.ts';
import { requireAccount } from '../accounts/index.ts';
import { requirePlace } from '../places/index.ts';
import { requireTopic } from '../topics/index.ts';
import { isPublic } from './listings.domain.ts';
import { mayChange, requireReadable, type OwnListing } from './listings.policy.ts';
import { countListings, findListing, listingsByIds, listingsOf, searchListings, type ListingRow } from './listings.repository.ts';
import type { ListingView } from './listings.schemas.ts';
import type { Listing } from './listings.table.ts';
import { viewListing } from './listings.view.ts';

type Deps = Pick<FeatureDeps, 'clock'> & { db: Tx };

export interface ListingSearch {
  kind?: Listing['kind'];
  topic?: string;
  place?: string;
  organisation?: string;
  q?: string;
  limit: number;
  cursor?: string;
}

const WORDS_SEARCHED = 8;
const viewerOf = (actor: Actor) => (actor.kind === 'account' ? actor.accountId : null);

/** The public list. An unknown topic or place is bad input rather than an empty list. */
export async function browseListings({ db, clock, actor, input }: Deps & { actor: Actor; input: ListingSearch }) {
  if (input.topic) await requireTopic({ db, slug: input.topic });
  if (input.place) await requirePlace({ db, slug: input.place });
  const words = (input.q ?? '').split(/\s+/).filter(Boolean).slice(0, WORDS_SEARCHED);
  const rows = await searchListings(db, { ...input, words }, { limit: input.limit, after: readCursor(input.cursor), now: clock.now() });
  const { items, nextCursor } = toPage(rows, input.limit, (row) => ({ at: row.publishedAt!, id: row.id }));
  return { items: items.map((row) => viewListing(row, viewerOf(actor))), nextCursor };
}

/** One listing; what is not public is there only for its owner and the moderators of its place. */
export async function readListing({ db, clock, actor, listingId }: Deps & { actor: Actor; listingId: string }): Promise<ListingView> {
  const row = await requireListing({ db, clock, actor, listingId });
  const moderating = holdsRole(actor, 'moderator', row.placePath);
  const view = viewListing(row, viewerOf(actor), { moderating });
  // Whoever may hide it sees whether it is hidden.
  return moderating ? { ...view, hidden: row.hidden } : view;
}

/** The row of a listing that the actor may read, for features that act on it; `listings.not_found` otherwise. */
export async function requireListing({ db, clock, actor, listingId }: Deps & { actor: Actor; listingId: string }): Promise<ListingRow> {
  const row = await findListing(db, listingId);
  requireReadable(actor, row, clock.now());
  return row!;
}

export async function listOwnListings({ db, actor, input }: Pick<Deps, 'db'> & { actor: Actor; input: { limit: number; cursor?: string } }) {
  const { accountId } = requireAccount(actor);
  const rows = await listingsOf(db, accountId, { limit: input.limit, after: readCursor(input.cursor) });
  const { items, nextCursor } = toPage(rows, input.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { items: items.map((row) => viewListing(row, accountId)), nextCursor };
}

/** An own listing with the proof that it is the actor's; `listings.not_found` for anybody else's. */
export async function requireOwnListing({ db, actor, listingId }: Pick<Deps, 'db'> & { actor: Actor; listingId: string }): Promise<OwnListing> {
  return mayChange(actor, await findListing(db, listingId));
}

/** Listings in their public form, those that are public now, in the order of `ids`. */
export async function publicListings({ db, clock, ids }: Deps & { ids: string[] }): Promise<ListingView[]> {
  const rows = new Map((await listingsByIds(db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row && isPublic(row, clock.now()) ? [viewListing(row, null)] : [];
  });
}

/** What a mail about a listing needs. */
export async function listingForMail({ db, clock, listingId }: Deps & { listingId: string }) {
  const row = await findListing(db, listingId);
  if (!row) return undefined;
  const { id, accountId, kind, title, lang, status, placeName, topic, demo } = row;
  return { id, accountId, kind, title, lang, status, placeName, demo, topicSlug: topic, isPublic: isPublic(row, clock.now()) };
}

/** The listings' part of what a person may take with them. */
export async function exportListings({ db, accountId }: Pick<Deps, 'db'> & { accountId: string }): Promise<ListingView[]> {
  return (await listingsOf(db, accountId, { limit: 10_000, after: undefined })).map((row) => viewListing(row, accountId));
}

/** Whether nobody has ever posted anything here. */
export async function isWithoutListings({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  return (await countListings(db)) === 0;
}
