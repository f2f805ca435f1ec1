import { berlinDay } from '../../platform/clock/berlin.ts';
import { secondsAfter } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { DEFAULT_REACH_KM } from '../listings/index.ts';
import { analyseListing } from './analysing.usecases.ts';
import { ANALYSIS_VERSION, queryTerms } from './analysis.domain.ts';
import { findCandidates, findSearched } from './candidates.repository.ts';
import { holdOwners } from './forgetting.repository.ts';
import { dropMatch, markTold, matchesOf, saveMatches, type FoundPair } from './matching.repository.ts';
import { listingsWithoutProfile, lockProfile, weightsOf } from './profiles.repository.ts';
import { SHOWN_FROM, TOLD_FROM, scorePair } from './score.domain.ts';

/** How many counterparts are scored at most. */
const CANDIDATES = 200;
/** How long the event of a publication may take before a listing without a profile is looked after. */
const CATCH_UP_AFTER_SECONDS = 600;
const CATCH_UP_AT_ONCE = 200;

/** A pair that is good enough to be shown; `told` when it is good enough for a mail to both. */
export type FoundMatch = FoundPair & { counterpartId: string; told: boolean };

/**
 * The live counterparts of a live, analysed listing (either kind) that are good enough to be shown, best first.
 * Reads only: the worker and the ranking of a labelled set both call it.
 */
export async function findMatches({
  db,
  clock,
  metrics,
  listingId,
}: Pick<FeatureDeps, 'clock'> & Partial<Pick<FeatureDeps, 'metrics'>> & { db: Tx; listingId: string }): Promise<FoundMatch[]> {
  const searched = metrics?.matching.startTimer({ part: 'search' });
  const present = { now: clock.now(), today: berlinDay(clock.now()) };
  const own = await findSearched(db, listingId, present);
  if (!own) return [];
  const ownWeights = await weightsOf(db, own.terms);
  const terms = queryTerms(own.profile, own.topicPath, (term) => ownWeights.get(term) ?? 1);
  if (terms.length === 0) return [];
  const candidates = await findCandidates(db, listingId, { ...present, terms, defaultReachKm: DEFAULT_REACH_KM, limit: CANDIDATES });

  const stems = new Set([own, ...candidates].flatMap(({ profile }) => [...profile.title, ...profile.body].map(([stem]) => stem)));
  const weights = await weightsOf(db, [...stems]);
  const weigh = (stem: string) => weights.get(stem) ?? 1;
  searched?.();
  const scored = metrics?.matching.startTimer({ part: 'score' });
  const found = candidates.map((candidate) => {
    const [need, offer] = own.kind === 'need' ? [own, candidate] : [candidate, own];
    const { score, reasons } = scorePair({ need, offer, km: candidate.km, weigh });
    return { needId: need.id, offerId: offer.id, counterpartId: candidate.id, score, reasons, told: score >= TOLD_FROM };
  });
  scored?.();
  return found.filter(({ score }) => score >= SHOWN_FROM).sort((one, other) => other.score - one.score || (one.counterpartId < other.counterpartId ? -1 : 1));
}

/**
 * What follows when a listing was published: it is analysed, its matches are kept, and for those good enough that
 * nobody was told of yet `match.found {needId, offerId}` is published. May run again, and at once with others.
 *
 * The profile is committed before the search begins: of two listings that are published at the same moment, the one
 * whose profile comes second sees the other's. That both see each other does no harm, see `markTold`.
 */
export async function recordMatches({
  db,
  clock,
  publish,
  metrics,
  listingId,
}: Pick<FeatureDeps, 'db' | 'clock' | 'publish' | 'metrics'> & { listingId: string }): Promise<void> {
  const analysed = metrics.matching.startTimer({ part: 'analysis' });
  if (!(await analyseListing({ db, listingId }))) return;
  analysed();
  await db.transaction(async (tx) => {
    await lockProfile(tx, listingId);
    const known = await matchesOf(tx, listingId);
    const fitting = await findMatches({ db: tx, clock, metrics, listingId });
    const here = await holdOwners(tx, [listingId, ...fitting.map(({ counterpartId }) => counterpartId)]);
    if (!here.has(listingId)) return;
    const found = fitting.filter(({ counterpartId }) => here.has(counterpartId));
    const now = clock.now();
    await saveMatches(
      tx,
      found.map(({ needId, offerId, score, reasons }) => ({ needId, offerId, score, reasons })),
      now,
    );
    const still = new Set(found.map(({ needId, offerId }) => `${needId} ${offerId}`));
    for (const pair of known) if (!still.has(`${pair.needId} ${pair.offerId}`)) await dropMatch(tx, pair);
    for (const pair of await markTold(tx, listingId, { from: TOLD_FROM, now })) await publish(tx, { name: 'match.found', payload: { ...pair } });
  });
}

/** Looks after published listings that have no profile of the present analysis: after an upgrade of it, or when they came in without an event. */
export async function catchUp({ db, clock, publish, metrics }: Pick<FeatureDeps, 'db' | 'clock' | 'publish' | 'metrics'>): Promise<void> {
  const before = secondsAfter(clock.now(), -CATCH_UP_AFTER_SECONDS);
  const listingIds = await listingsWithoutProfile(db, { version: ANALYSIS_VERSION, before, limit: CATCH_UP_AT_ONCE });
  for (const listingId of listingIds) await recordMatches({ db, clock, publish, metrics, listingId });
}
