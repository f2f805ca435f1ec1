import { and, asc, desc, eq, inArray, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Tx } from '../../platform/db/db.ts';
import { one } from '../../platform/db/rows.ts';
import type { Position } from '../../platform/http/pages.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { organisations } from '../organisations/organisations.table.ts';
import { places } from '../places/places.table.ts';
import { topics } from '../topics/topics.table.ts';
import { listings, type Listing } from './listings.table.ts';

/** A listing with what is shown beside it. */
export interface ListingRow extends Listing {
  placePath: string[];
  placeName: string;
  posterName: string | null;
  /** In whose name it stands, verified or not. */
  organisation: { id: string; name: string; verifiedAt: Date | null } | null;
}

const columns = {
  listing: listings,
  placePath: places.path,
  placeName: places.name,
  posterName: accounts.displayName,
  organisation: { id: organisations.id, name: organisations.name, verifiedAt: organisations.verifiedAt },
};

function select(db: Tx) {
  return db
    .select(columns)
    .from(listings)
    .innerJoin(places, eq(places.slug, listings.place))
    .innerJoin(accounts, eq(accounts.id, listings.accountId))
    .leftJoin(organisations, eq(organisations.id, listings.organisationId));
}

const flat = ({ listing, ...rest }: { listing: Listing } & Omit<ListingRow, keyof Listing>): ListingRow => ({ ...listing, ...rest });

/** Public now: what visitors, search and matching may see. */
export const publicNow = (now: Date): SQL =>
  sql`${listings.status} = 'published' and not ${listings.paused} and not ${listings.hidden} and ${listings.expiresAt} > ${now.toISOString()}`;

export async function insertListing(db: Tx, poster: Authorized<'listing.post', { accountId: string }>, row: Omit<Listing, 'accountId'>): Promise<Listing> {
  return one(
    await db
      .insert(listings)
      .values({ ...row, accountId: poster.subject.accountId })
      .returning(),
  );
}

export async function findListing(db: Tx, id: string): Promise<ListingRow | undefined> {
  return (await select(db).where(eq(listings.id, id))).map(flat)[0];
}

/** One listing with what is shown beside it, itself locked until the transaction ends. */
export async function lockListingRow(db: Tx, id: string): Promise<ListingRow | undefined> {
  return (await select(db).where(eq(listings.id, id)).for('update', { of: listings })).map(flat)[0];
}

/** Locks one listing until the transaction ends, so that two acts on it come one after the other. */
export async function lockListing(db: Tx, id: string): Promise<Listing | undefined> {
  const [row] = await db.select().from(listings).where(eq(listings.id, id)).for('update');
  return row;
}

export type ListingAct = 'listing.change' | 'listing.decide' | 'listing.end';

export async function updateListing(db: Tx, allowed: Authorized<ListingAct, Listing>, change: Partial<Omit<Listing, 'id' | 'accountId'>>): Promise<Listing> {
  return one(await db.update(listings).set(change).where(eq(listings.id, allowed.subject.id)).returning());
}

export interface ListingFilter {
  kind?: Listing['kind'];
  topic?: string;
  place?: string;
  organisation?: string;
  words: string[];
}

/** Published listings, newest first; `place` and `topic` include what is below. One row more than `limit`. */
export async function searchListings(db: Tx, filter: ListingFilter, page: { limit: number; after: Position | undefined; now: Date }): Promise<ListingRow[]> {
  const conditions = [publicNow(page.now)];
  if (filter.kind) conditions.push(eq(listings.kind, filter.kind));
  if (filter.place) conditions.push(sql`${places.path} @> array[${filter.place}]::text[]`);
  if (filter.topic) conditions.push(sql`${listings.topic} in (select ${topics.slug} from ${topics} where ${topics.path} @> array[${filter.topic}]::text[])`);
  if (filter.organisation) conditions.push(sql`${organisations.id} = ${filter.organisation} and ${organisations.verifiedAt} is not null`);
  for (const word of filter.words) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    conditions.push(sql`(${listings.title} ilike ${pattern} or ${listings.body} ilike ${pattern})`);
  }
  if (page.after) conditions.push(sql`(${listings.publishedAt}, ${listings.id}) < (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)`);
  const rows = await select(db)
    .where(and(...conditions))
    .orderBy(desc(listings.publishedAt), desc(listings.id))
    .limit(page.limit + 1);
  return rows.map(flat);
}

export async function listingsOf(db: Tx, accountId: string, page: { limit: number; after: Position | undefined }): Promise<ListingRow[]> {
  const after = page.after ? sql`(${listings.createdAt}, ${listings.id}) < (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)` : undefined;
  const rows = await select(db)
    .where(and(eq(listings.accountId, accountId), after))
    .orderBy(desc(listings.createdAt), desc(listings.id))
    .limit(page.limit + 1);
  return rows.map(flat);
}

export async function listingsByIds(db: Tx, ids: string[]): Promise<ListingRow[]> {
  return ids.length === 0 ? [] : (await select(db).where(inArray(listings.id, ids))).map(flat);
}

export interface PendingScope {
  /** Places whose listings, and those of all places below, are meant. */
  below: string[];
  /** Places themselves: a listing of the whole county stands in every region's queue. */
  at: string[];
  /** Single listings besides. */
  ids: string[];
}

/** Pending listings of a moderator's places, the longest waiting first. One row more than `limit`. */
export async function pendingIn(db: Tx, scope: PendingScope, page: { limit: number; after: Position | undefined }): Promise<ListingRow[]> {
  const list = (values: string[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    );
  const reached = [
    scope.below.length > 0 ? sql`${places.path} && array[${list(scope.below)}]::text[]` : undefined,
    scope.at.length > 0 ? inArray(listings.place, scope.at) : undefined,
    scope.ids.length > 0 ? inArray(listings.id, scope.ids) : undefined,
  ].filter((condition) => condition !== undefined);
  if (reached.length === 0) return [];
  const after = page.after ? sql`(${listings.changedAt}, ${listings.id}) > (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)` : undefined;
  const rows = await select(db)
    .where(and(eq(listings.status, 'pending'), or(...reached), after))
    .orderBy(asc(listings.changedAt), asc(listings.id))
    .limit(page.limit + 1);
  return rows.map(flat);
}

/** Locks published listings whose time is over; rows that another process holds are left to it. */
export async function lockOverdue(db: Tx, now: Date, limit: number): Promise<Listing[]> {
  return db
    .select()
    .from(listings)
    .where(and(eq(listings.status, 'published'), lte(listings.expiresAt, now)))
    .limit(limit)
    .for('update', { skipLocked: true });
}

export async function lockOpenListingsOf(db: Tx, accountId: string): Promise<Listing[]> {
  return db
    .select()
    .from(listings)
    .where(and(eq(listings.accountId, accountId), sql`${listings.status} <> 'closed'`))
    .for('update');
}

/** Takes away what an account wrote into any of its listings. */
export async function blankListings(
  db: Tx,
  allowed: Authorized<'listing.blank', { accountId: string }>,
  blank: Pick<Listing, 'title' | 'body'>,
): Promise<void> {
  await db.update(listings).set(blank).where(eq(listings.accountId, allowed.subject.accountId));
}

export async function countListings(db: Tx): Promise<number> {
  return one(await db.select({ count: sql<number>`count(*)::int` }).from(listings)).count;
}
