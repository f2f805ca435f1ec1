import { allowedAlike } from './alike.ts';
import type { Analysed } from './icu.ts';

/** Languages that write in letters of their own: what stands there in Latin ones is a name, or was left behind. */
const scripts: Record<string, RegExp> = {
  uk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
};
const latinRun = /(?:\p{Script=Latin}+[\s,–-]+){2}\p{Script=Latin}+/u;

/** What is still in another language. `others` are the same message in German and English. */
export function translationProblems(language: string, own: Analysed, others: Record<string, Analysed>): string[] {
  const script = scripts[language];
  const problems = own.variants.flatMap(({ text }) => {
    if (!/\p{L}/u.test(text) || allowedAlike(language, text)) return [];
    if (script !== undefined && !script.test(text)) return [`is not in the letters of its language: ${text}`];
    const run = script === undefined ? undefined : latinRun.exec(text)?.[0];
    if (run !== undefined) return [`has a part that is not translated: ${run}`];
    const same = Object.keys(others).filter((other) => other !== language && others[other]!.variants.some((variant) => plain(variant.text) === plain(text)));
    return same.length > 0 ? [`is the same as in ${same.join(' and ')}: ${text}`] : [];
  });
  return [...new Set(problems)];
}

const plain = (text: string) => text.trim().toLowerCase();
