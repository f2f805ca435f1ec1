import type { Profile } from './analysis.domain.ts';
import { textSimilarity, type Weigh } from './similarity.domain.ts';

/** From here on a pair is shown to the two owners. */
export const SHOWN_FROM = 0.2;
/** From here on both are told by mail. Measured on the labelled set (server/bench/matching): of these, three in four are right. */
export const TOLD_FROM = 0.6;

export const reasonCodes = ['same_topic', 'related_topic', 'same_words', 'distance', 'period'] as const;
export interface Reason {
  code: (typeof reasonCodes)[number];
  params: Record<string, string | number | string[]>;
}

/** What of a listing the score looks at. */
export interface Side {
  topic: string;
  /** The topic itself and, where it has one, its parent. */
  topicPath: string[];
  /** First and last day (`YYYY-MM-DD`, inclusive). */
  from: string | null;
  until: string | null;
  profile: Profile;
}

export interface Score {
  /** 0 to 1, three decimals. */
  score: number;
  reasons: Reason[];
}

/** What the same topic alone is worth: shown, never told. Topics are wrong in about one listing of seven. */
const SAME_TOPIC = 0.45;
/** What text alone can be worth: told, when it is very alike. */
const SAME_TEXT = 0.75;
const PARENT = 0.7;
const SIBLING = 0.5;
/** How much the farthest pair within the default reach loses against neighbours. */
const DISTANCE_DISCOUNT = 0.05;
const DISTANCE_AT = 25;
const WORDS_NAMED = 5;

/** How near two topics are, 0 to 1, and the one that says it: the same, one below the other, two below the same. `other` is near to nothing. */
export function topicKinship(one: Pick<Side, 'topic' | 'topicPath'>, other: Pick<Side, 'topic' | 'topicPath'>): { value: number; topic: string } | undefined {
  if (one.topic === 'other' || other.topic === 'other') return undefined;
  if (one.topic === other.topic) return { value: 1, topic: one.topic };
  const shared = one.topicPath.find((slug) => other.topicPath.includes(slug));
  if (!shared) return undefined;
  return { value: shared === one.topic || shared === other.topic ? PARENT : SIBLING, topic: shared };
}

/**
 * How well a need and an offer fit that keep the hard rules already, and why. Topic and text are two witnesses, either
 * of which may be wrong: what both leave in doubt is what remains (noisy or). `km` is the distance of their places.
 * Which of the two is the need makes no difference to the score; words are named as `need` wrote them.
 */
export function scorePair({ need, offer, km, weigh }: { need: Side; offer: Side; km: number; weigh: Weigh }): Score {
  const kinship = topicKinship(need, offer);
  const text = textSimilarity(need.profile, offer.profile, weigh);
  const doubt = (1 - SAME_TOPIC * (kinship?.value ?? 0)) * (1 - SAME_TEXT * text.value);
  const near = 1 - DISTANCE_DISCOUNT * Math.min(1, km / DISTANCE_AT);

  const reasons: Reason[] = [];
  if (kinship) reasons.push({ code: kinship.value === 1 ? 'same_topic' : 'related_topic', params: { topic: kinship.topic } });
  if (text.words.length > 0) reasons.push({ code: 'same_words', params: { words: text.words.slice(0, WORDS_NAMED) } });
  reasons.push({ code: 'distance', params: { km: Math.round(km) } });
  const from = [need.from, offer.from]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (from || need.until || offer.until) reasons.push({ code: 'period', params: from ? { from } : {} });
  return { score: Math.round((1 - doubt) * near * 1000) / 1000, reasons };
}

/** How much a word tells that stands in `listings` of `total` listings. Unseen words tell most; the sum is softened so that a young portal does not take chance for rarity. */
export function wordWeight(listings: number, total: number): number {
  return Math.max(0, 1 - Math.log(Math.max(1, listings)) / Math.log(total + 300));
}
