import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { lockForTransaction } from '../../platform/db/locks.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';
import { topics } from '../topics/topics.table.ts';
import { matchingProfiles, matchingWeights } from './matching.table.ts';

export type ProfileRow = typeof matchingProfiles.$inferSelect;

/** What of a listing is analysed, or nothing when it is not published or its owner has left. Who wants to leave waits until this transaction is over. */
export async function lockText(tx: Tx, listingId: string) {
  const [row] = await tx
    .select({ title: listings.title, body: listings.body, lang: listings.lang, topicPath: topics.path })
    .from(listings)
    .innerJoin(topics, eq(topics.slug, listings.topic))
    .innerJoin(accounts, and(eq(accounts.id, listings.accountId), isNull(accounts.deletedAt)))
    .where(sql`${listings.id} = ${listingId} and ${listings.status} = 'published'`)
    .for('share', { of: accounts });
  return row;
}

export async function saveProfile(db: Tx, row: ProfileRow): Promise<void> {
  const { listingId: _, ...change } = row;
  await db.insert(matchingProfiles).values(row).onConflictDoUpdate({ target: matchingProfiles.listingId, set: change });
}

/** Locks a listing's profile until the transaction ends, so that two searches for it come one after the other. */
export async function lockProfile(db: Tx, listingId: string): Promise<void> {
  await db.select({ id: matchingProfiles.listingId }).from(matchingProfiles).where(eq(matchingProfiles.listingId, listingId)).for('update');
}

/** Listings that were published before `before` and have no profile of this version: the events of a handful got lost, or the analysis has changed. */
export async function listingsWithoutProfile(db: Tx, { version, before, limit }: { version: number; before: Date; limit: number }): Promise<string[]> {
  const rows = await db
    .select({ id: listings.id })
    .from(listings)
    .innerJoin(accounts, and(eq(accounts.id, listings.accountId), isNull(accounts.deletedAt)))
    .leftJoin(matchingProfiles, eq(matchingProfiles.listingId, listings.id))
    .where(
      sql`${listings.status} = 'published' and ${listings.publishedAt} < ${before.toISOString()} and ${matchingProfiles.version} is distinct from ${version}`,
    )
    .orderBy(listings.id)
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The weights of those terms that have one. */
export async function weightsOf(db: Tx, terms: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select()
    .from(matchingWeights)
    .where(sql`${matchingWeights.term} = any(${sql.param(terms)}::text[])`);
  return new Map(rows.map((row) => [row.term, row.weight]));
}

/** In how many of the newest published listings (at most `of`) each term stands that stands in more than one, and how many were counted. */
export async function countTerms(db: Tx, of: number): Promise<{ total: number; counts: { term: string; listings: number }[] }> {
  const newest = sql`select p.terms from ${matchingProfiles} p join ${listings} l on l.id = p.listing_id where l.status = 'published' order by p.listing_id desc limit ${of}`;
  const [counted] = await db.execute<{ total: number }>(sql`select count(*)::int as total from (${newest}) newest`);
  const counts = await db.execute<{ term: string; listings: number }>(
    sql`select term, count(*)::int as listings from (${newest}) newest, unnest(newest.terms) term group by term having count(*) > 1`,
  );
  return { total: counted?.total ?? 0, counts: [...counts] };
}

/** Of two processes that count at once, one waits. */
export async function replaceWeights(tx: Tx, weights: { term: string; weight: number }[]): Promise<void> {
  await lockForTransaction(tx, 'matching-weights');
  await tx.delete(matchingWeights);
  const terms = sql.param(weights.map((row) => row.term));
  const values = sql.param(weights.map((row) => row.weight));
  await tx.execute(sql`insert into ${matchingWeights} (term, weight) select * from unnest(${terms}::text[], ${values}::float8[])`);
}
