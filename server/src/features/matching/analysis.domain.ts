import { isStopWord } from './stop-words.domain.ts';
import { stem } from './stem.domain.ts';
import { wordsOf } from './text.domain.ts';

/** Counts changes of what analysis makes of a text; a profile of another version is made again. */
export const ANALYSIS_VERSION = 1;

const TITLE_WORDS = 30;
const BODY_WORDS = 150;
/** Shortest piece of a long word that counts as a part of it, and what counts as long. */
const PART = 4;
const LONG_WORD = 7;

/** Stems with the form in which the poster wrote them first, in the order of the text. */
export type ProfileWord = [stem: string, form: string];

/** What a listing says, as far as comparing goes: different stems; `body` without those of `title`. */
export interface Profile {
  title: ProfileWord[];
  body: ProfileWord[];
}

/**
 * Analyses a listing's text once. Names of places are left out (`placeNames`, from `placeNameWords`): how near two
 * listings are is said by their places, and a town that both mention is no likeness. `lang` is a BCP 47 tag.
 */
export function analyseText({ title, body, lang, placeNames }: { title: string; body: string; lang: string; placeNames: ReadonlySet<string> }): Profile {
  const seen = new Set<string>();
  const fresh = (text: string, most: number): ProfileWord[] => {
    const kept: ProfileWord[] = [];
    for (const { word, form } of wordsOf(text)) {
      if (kept.length === most) break;
      const stemmed = stem(word, lang);
      if (stemmed.length < 2 || seen.has(stemmed) || isStopWord(word, lang) || placeNames.has(word)) continue;
      seen.add(stemmed);
      kept.push([stemmed, form]);
    }
    return kept;
  };
  return { title: fresh(title, TITLE_WORDS), body: fresh(body, BODY_WORDS) };
}

/** The normalised words by which places are named, without the short ones between them ("am", "an der"). */
export function placeNameWords(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => wordsOf(name).flatMap(({ word }) => (word.length > 3 ? [word] : []))));
}

/**
 * The terms under which a profile is found: its stems, the beginnings and ends of its long ones (so that
 * "Kinderwagen" meets "Zwillingswagen", and a compound its head, without a dictionary), and its topic with the one above.
 */
export function termsOf(profile: Profile, topicPath: readonly string[]): string[] {
  const stems = [...profile.title, ...profile.body].map(([word]) => word);
  return [...new Set([...stems, ...stems.flatMap(partsOf), ...topicTerms(topicPath)])];
}

/** Beginnings and ends of a long word, from four letters up. */
export function partsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < LONG_WORD) return [];
  const parts: string[] = [];
  for (let size = PART; size < letters.length; size++) parts.push(letters.slice(0, size).join(''), letters.slice(-size).join(''));
  return parts;
}

/** Topics as terms: the sign keeps them apart from words. Nobody is alike for having chosen `other`. */
export function topicTerms(topicPath: readonly string[]): string[] {
  return topicPath.filter((slug) => slug !== 'other').map((slug) => `#${slug}`);
}

/** How many words a search asks for. Each brings its parts along. */
const WORDS_ASKED = 40;
/** What one shared part weighs against the whole word: a long common piece is met in several of its lengths. */
const PART_WEIGHS = 0.15;
const TOPIC_WEIGHS = 1.5;

/**
 * The terms by which the counterparts of a listing are looked for, with what each is worth in the order of candidates:
 * the most telling words of its title and text, their parts, and its topics. `weigh` takes any term.
 */
export function queryTerms(profile: Profile, topicPath: readonly string[], weigh: (term: string) => number): { term: string; weight: number }[] {
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) => weight > 0 && weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  const words = [...profile.title.map(([stem]) => [stem, 2 * weigh(stem)] as const), ...profile.body.map(([stem]) => [stem, weigh(stem)] as const)];
  const telling = words.sort(([, one], [, other]) => other - one).slice(0, WORDS_ASKED);
  for (const [word] of telling) for (const part of partsOf(word)) add(part, weigh(part) * PART_WEIGHS);
  for (const [word, weight] of telling) add(word, weight);
  for (const [at, term] of topicTerms(topicPath).entries()) add(term, TOPIC_WEIGHS / (at + 1));
  return [...weights].map(([term, weight]) => ({ term, weight }));
}
