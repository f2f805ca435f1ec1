import type { Analysed } from './icu.ts';
import type { Finding } from './catalogue-files.ts';

/** From DIN 8581-1 (Einfache Sprache): one thought a sentence. Its upper end is 20 words; who reads these pages in it is new to German. */
export const LONGEST_SENTENCE = 15;
/** So short a text may be as simple as it is in German. */
export const SIMPLE_AS_IT_IS = 8;
/** Of the texts that are sentences (of more than four words, where there are some), at most so many may be those of German. */
export const LARGEST_SHARE = 0.25;

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}#}]/u.test(word));
const sentences = (text: string) => text.split(/(?<=[.!?:;…])["“”»)]*\s+/u);

/** What makes a text in easy German too hard, beside its words: sentences that are long, or that are the German ones. */
export function simpleProblems(own: Analysed, german: Analysed): string[] {
  const problems = own.variants.flatMap(({ text }) => {
    const long = sentences(text).filter((sentence) => words(sentence).length > LONGEST_SENTENCE);
    const same = words(text).length > SIMPLE_AS_IT_IS && german.variants.some((variant) => variant.text === text);
    return [
      ...long.map((sentence) => `has a sentence of ${words(sentence).length} words (at most ${LONGEST_SENTENCE}): ${sentence}`),
      ...(same ? [`is the German text, which is too long to be simple by itself: ${text}`] : []),
    ];
  });
  return [...new Set(problems)];
}

/** Easy German is a translation: when too much of a file is German, nobody has made one. */
export function shareProblem(file: string, pairs: readonly { own: string; german: string }[]): Finding[] {
  const long = pairs.filter(({ german }) => words(german).length > 4);
  const same = long.filter(({ own, german }) => own === german);
  if (long.length < 6 || same.length / long.length <= LARGEST_SHARE) return [];
  const percent = Math.round((100 * same.length) / long.length);
  return [{ file, key: '', problem: `${percent} % of its sentences are those of German (at most ${LARGEST_SHARE * 100} %)` }];
}
