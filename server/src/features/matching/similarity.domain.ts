import type { Profile, ProfileWord } from './analysis.domain.ts';

/** How much a word tells, 0 (in every listing) to 1 (hardly anywhere else). */
export type Weigh = (word: string) => number;

/** Below this two words count as different. */
const LEAST_LIKENESS = 0.55;
/** A compound's end is its head and says what it is; its beginning only says more about it. */
const SAME_HEAD = 0.85;
const SAME_BEGINNING = 0.65;
/** What meeting a title's word in the other's body counts against meeting it in the title. */
const IN_BODY = 0.8;
/** A title counts as having said at least this much, so that one everyday word is no whole title. */
const LEAST_TITLE = 1;

/**
 * What the three comparisons are worth: the title that is met more, the one that is met less, the whole texts.
 * Two whole texts about one thing seldom have a cosine above a quarter, hence the factor.
 */
const BETTER_TITLE = 0.5;
const OTHER_TITLE = 0.3;
const WHOLE_TEXT = 1.5;

interface Prepared {
  stem: string;
  form: string;
  grams: ReadonlySet<string>;
}

function prepare(words: ProfileWord[]): Prepared[] {
  return words.map(([stem, form]) => ({ stem, form, grams: trigrams(stem) }));
}

function trigrams(word: string): Set<string> {
  const padded = ` ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return found;
}

function likeness(one: Prepared, other: Prepared): number {
  if (one.stem === other.stem) return 1;
  const [short, long] = one.stem.length < other.stem.length ? [one, other] : [other, one];
  if (short.stem.length < 4) return 0;
  const part = long.stem.endsWith(short.stem) ? SAME_HEAD : long.stem.startsWith(short.stem) ? SAME_BEGINNING : 0;
  let shared = 0;
  for (const gram of one.grams) if (other.grams.has(gram)) shared++;
  return Math.max(part, (2 * shared) / (one.grams.size + other.grams.size));
}

/** How alike two stems are, 0 to 1: equal, misspelt (Dice's coefficient of their trigrams), or a compound and its part. Short words must be equal. */
export function wordLikeness(one: string, other: string): number {
  const [first, second] = prepare([
    [one, one],
    [other, other],
  ]) as [Prepared, Prepared];
  return likeness(first, second);
}

/** The part of a title that is met again in another listing, 0 to 1, and with which words. */
function cover(title: Prepared[], other: { title: Prepared[]; body: Prepared[] }, weigh: Weigh) {
  let met = 0;
  let all = 0;
  const pairs: { gain: number; word: Prepared; by: Prepared }[] = [];
  for (const word of title) {
    const weight = weigh(word.stem);
    all += weight;
    let best: { gain: number; word: Prepared; by: Prepared } | undefined;
    for (const [words, factor] of [
      [other.title, 1],
      [other.body, IN_BODY],
    ] as const) {
      for (const by of words) {
        const alike = likeness(word, by);
        if (alike >= LEAST_LIKENESS && alike * factor * weight > (best?.gain ?? 0)) best = { gain: alike * factor * weight, word, by };
      }
    }
    if (!best) continue;
    met += best.gain;
    pairs.push(best);
  }
  return { share: met / Math.max(all, LEAST_TITLE), pairs };
}

/** The cosine of two sets of stems, each weighed by how much it tells. */
function cosine(one: Prepared[], other: Prepared[], weigh: Weigh): { value: number; shared: Prepared[] } {
  const length = (words: Prepared[]) =>
    words
      .map(({ stem }) => weigh(stem) ** 2)
      .sort((a, b) => a - b)
      .reduce((sum, square) => sum + square, 0);
  const theirs = new Set(other.map(({ stem }) => stem));
  const shared = one.filter(({ stem }) => theirs.has(stem));
  const size = Math.sqrt(length(one) * length(other));
  return { value: size === 0 ? 0 : length(shared) / size, shared };
}

export interface TextSimilarity {
  /** 0 to 1. */
  value: number;
  /** What they have in common, most telling first, in the words of the first of the two. */
  words: string[];
}

/**
 * How alike two profiles are. Titles say what it is about, so each is looked for in the whole of the other, tolerant of
 * spelling and compounds; the words of the whole texts must be the same stems. Its value is the same both ways round.
 */
export function textSimilarity(one: Profile, other: Profile, weigh: Weigh): TextSimilarity {
  const [mine, theirs] = [one, other].map(({ title, body }) => ({ title: prepare(title), body: prepare(body) })) as [
    Record<'title' | 'body', Prepared[]>,
    Record<'title' | 'body', Prepared[]>,
  ];
  const there = cover(mine.title, theirs, weigh);
  const back = cover(theirs.title, mine, weigh);
  const whole = cosine([...mine.title, ...mine.body], [...theirs.title, ...theirs.body], weigh);
  const value = BETTER_TITLE * Math.max(there.share, back.share) + OTHER_TITLE * Math.min(there.share, back.share) + WHOLE_TEXT * whole.value;

  const gains = new Map<string, number>();
  const gain = (word: Prepared, by: number) => gains.set(word.form, Math.max(by, gains.get(word.form) ?? 0));
  for (const pair of there.pairs) gain(pair.word, pair.gain);
  for (const pair of back.pairs) gain(pair.by, pair.gain);
  for (const word of whole.shared) gain(word, weigh(word.stem) / 2);
  const words = [...gains].sort(([oneForm, oneGain], [otherForm, otherGain]) => otherGain - oneGain || (oneForm < otherForm ? -1 : 1)).map(([form]) => form);
  return { value: Math.min(1, value), words };
}
