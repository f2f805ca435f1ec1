import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { berlinTime, endOfBerlinDay } from '../../platform/clock/berlin.ts';
import { daysAfter, fixedClock } from '../../platform/clock/clock.ts';
import type { Db } from '../../platform/db/db.ts';
import { StartProblem } from '../../platform/errors/start-problem.ts';
import type { Listing } from '../listings/index.ts';
import { listPlaces } from '../places/index.ts';
import { listTopics } from '../topics/index.ts';
import { analyseListing, refreshWeights } from './analysing.usecases.ts';
import { findMatches } from './finding.usecases.ts';
import { insertRankedListings } from './ranking.repository.ts';
import { setListing, setMeta, type RankingSet, type SetListing } from './ranking.schemas.ts';

/** What the engine says of one need: its offers, best first, and of which both sides would get a mail. */
export interface RankedNeed {
  need: string;
  offers: { id: string; score: number; notify: boolean }[];
}

const OFFERS_AT_MOST = 20;
// Longer titles and texts than the portal takes are cut, so that a set from elsewhere can be ranked.
const TITLE = 120;
const BODY = 5000;

/** Reads `listings.jsonl` and `meta.json` of a labelled set. A StartProblem names the file and line that cannot be used. */
export async function readRankingSet(folder: string): Promise<RankingSet> {
  const file = (name: string) =>
    readFile(path.join(folder, name), 'utf8').catch(() => {
      throw new StartProblem(`${path.join(folder, name)} cannot be read.`, 'A set is a folder with listings.jsonl and meta.json.');
    });
  const meta = parse(setMeta, await file('meta.json'), path.join(folder, 'meta.json'));
  const lines = (await file('listings.jsonl')).split('\n');
  const listings = lines.flatMap((line, at) => (line.trim() ? [parse(setListing, line, `${path.join(folder, 'listings.jsonl')}, line ${at + 1},`)] : []));
  const ids = new Set<string>();
  for (const { id } of listings) {
    if (ids.has(id)) throw new StartProblem(`Two listings of ${folder} have the id ${id}.`);
    ids.add(id);
  }
  return { asOf: meta.as_of, listings };
}

function parse<S extends z.ZodType>(schema: S, text: string, where: string): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new StartProblem(`${where} is not JSON.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StartProblem(`${where} cannot be used: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`);
}

/**
 * Ranks the offers of a labelled set for each of its needs, as the worker would on the set's day: the same analysis,
 * search, score and thresholds. `db` is an empty database of its own with places and topics; the set is written into it.
 * A place that is not there is a StartProblem; an unknown topic counts as `other`.
 */
export async function rankSet({ db, newId, set }: { db: Db; newId: () => string; set: RankingSet }): Promise<RankedNeed[]> {
  const clock = fixedClock(berlinTime(set.asOf, 12));
  const places = new Set((await listPlaces({ db })).map((place) => place.slug));
  const topics = new Set((await listTopics({ db })).map((topic) => topic.slug));
  const names = new Map<string, string>();
  const rows = set.listings.map((listing) => {
    if (!places.has(listing.place)) throw new StartProblem(`The place "${listing.place}" of listing ${listing.id} is not a place of this portal.`);
    const row = asPublished(listing, {
      id: newId(),
      accountId: newId(),
      now: clock.now(),
      topic: listing.topic && topics.has(listing.topic) ? listing.topic : 'other',
    });
    names.set(row.id, listing.id);
    return row;
  });
  await db.transaction((tx) => insertRankedListings(tx, rows));
  for (const row of rows) await analyseListing({ db, listingId: row.id });
  await refreshWeights({ db });

  const ranked: RankedNeed[] = [];
  for (const row of rows) {
    if (row.kind !== 'need') continue;
    const found = await findMatches({ db, clock, listingId: row.id });
    const offers = found.slice(0, OFFERS_AT_MOST).map(({ offerId, score, told }) => ({ id: names.get(offerId)!, score, notify: told }));
    ranked.push({ need: names.get(row.id)!, offers });
  }
  return ranked;
}

function asPublished(listing: SetListing, { id, accountId, now, topic }: { id: string; accountId: string; now: Date; topic: string }): Listing {
  const before = daysAfter(now, -1);
  const cut = (text: string, most: number) => [...text].slice(0, most).join('');
  return {
    id,
    accountId,
    kind: listing.kind,
    status: 'published',
    paused: false,
    hidden: false,
    title: cut(listing.title, TITLE).padEnd(3),
    body: cut(listing.body, BODY),
    topic,
    place: listing.place,
    lang: listing.lang,
    reachKm: listing.reach_km,
    from: listing.from,
    until: listing.until,
    capacity: 1,
    used: 0,
    outcome: null,
    revision: 1,
    decisionReason: null,
    decisionText: null,
    demo: false,
    organisationId: null,
    createdAt: before,
    changedAt: before,
    publishedAt: before,
    expiresAt: listing.until ? endOfBerlinDay(listing.until) : daysAfter(now, 60),
    closedAt: null,
  };
}
