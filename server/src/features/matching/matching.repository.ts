import { and, asc, desc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { listings } from '../listings/listings.table.ts';
import { alive, type Present } from './live.repository.ts';
import { matches, type MatchRow } from './matching.table.ts';

export interface Pair {
  needId: string;
  offerId: string;
}
export type FoundPair = Pair & Pick<MatchRow, 'score' | 'reasons'>;

const ofListing = (listingId: string) => or(eq(matches.needId, listingId), eq(matches.offerId, listingId));

const ofDemonstration = sql`exists (select from ${listings} l where l.id in (${matches.needId}, ${matches.offerId}) and l.demo)`;

export async function matchesOf(db: Tx, listingId: string): Promise<MatchRow[]> {
  return db.select().from(matches).where(ofListing(listingId));
}

/** The pairs that hold whose other side is live now, best first. */
export async function shownMatchesOf(db: Tx, listingId: string, { limit, ...present }: Present & { limit: number }): Promise<MatchRow[]> {
  const other = sql`case when ${matches.needId} = ${listingId} then ${matches.offerId} else ${matches.needId} end`;
  return db
    .select()
    .from(matches)
    .where(and(ofListing(listingId), matches.holds, sql`exists (select from ${listings} l where l.id = ${other} and ${alive('l', present)})`))
    .orderBy(desc(matches.score), asc(matches.foundAt), asc(matches.needId), asc(matches.offerId))
    .limit(limit);
}

export async function findMatch(db: Tx, pair: Pair): Promise<MatchRow | undefined> {
  const [row] = await db
    .select()
    .from(matches)
    .where(and(eq(matches.needId, pair.needId), eq(matches.offerId, pair.offerId)));
  return row;
}

/** Writes pairs; one that is there keeps when it was found and told and gets the new score. Always in the same order, so that two writers never wait for each other. */
export async function saveMatches(tx: Tx, pairs: FoundPair[], now: Date): Promise<void> {
  if (pairs.length === 0) return;
  const rows = pairs
    .map((pair) => ({ ...pair, foundAt: now, checkedAt: now }))
    .sort((one, other) => (`${one.needId}${one.offerId}` < `${other.needId}${other.offerId}` ? -1 : 1));
  await tx
    .insert(matches)
    .values(rows)
    .onConflictDoUpdate({
      target: [matches.needId, matches.offerId],
      set: { score: sql`excluded.score`, reasons: sql`excluded.reasons`, checkedAt: sql`excluded.checked_at`, holds: true },
    });
}

/** Takes back a pair that no longer holds, unless another search has just found it again: gone when nobody was told of it, else kept and not shown. */
export async function dropMatch(tx: Tx, seen: MatchRow): Promise<void> {
  const same = and(
    eq(matches.needId, seen.needId),
    eq(matches.offerId, seen.offerId),
    sql`${matches.checkedAt} = ${seen.checkedAt.toISOString()}::timestamptz`,
  );
  await tx.delete(matches).where(and(same, isNull(matches.toldAt)));
  await tx.update(matches).set({ holds: false }).where(same);
}

/** Marks as told what is good enough and was not told yet; a pair with a listing of the demonstration is shown and never told. Of two that do this at once, one gets the pair and the other does not. */
export async function markTold(tx: Tx, listingId: string, { from, now }: { from: number; now: Date }): Promise<Pair[]> {
  return tx
    .update(matches)
    .set({ toldAt: now })
    .where(and(ofListing(listingId), matches.holds, isNull(matches.toldAt), gte(matches.score, from), sql`not ${ofDemonstration}`))
    .returning({ needId: matches.needId, offerId: matches.offerId });
}
