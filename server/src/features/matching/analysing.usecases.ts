import type { Db } from '../../platform/db/db.ts';
import { listPlaces } from '../places/index.ts';
import { ANALYSIS_VERSION, analyseText, placeNameWords, termsOf } from './analysis.domain.ts';
import { countTerms, lockText, replaceWeights, saveProfile } from './profiles.repository.ts';
import { wordWeight } from './score.domain.ts';

/** How many of the newest listings are counted to learn which words are common. */
const COUNTED_LISTINGS = 20_000;

/** Analyses a published listing's text and keeps the result; false when there is nothing published to analyse. */
export async function analyseListing({ db, listingId }: { db: Db; listingId: string }): Promise<boolean> {
  const placeNames = placeNameWords((await listPlaces({ db })).map((place) => place.name));
  return db.transaction(async (tx) => {
    const text = await lockText(tx, listingId);
    if (!text) return false;
    const profile = analyseText({ ...text, placeNames });
    await saveProfile(tx, { listingId, version: ANALYSIS_VERSION, profile, terms: termsOf(profile, text.topicPath) });
    return true;
  });
}

/** Counts anew which words are common among the published listings. */
export async function refreshWeights({ db }: { db: Db }): Promise<void> {
  await db.transaction(async (tx) => {
    const { total, counts } = await countTerms(tx, COUNTED_LISTINGS);
    await replaceWeights(
      tx,
      counts.map(({ term, listings }) => ({ term, weight: wordWeight(listings, total) })),
    );
  });
}
