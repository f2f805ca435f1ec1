import { analyse, type Analysed } from './icu.ts';

/** What is wrong with one text by itself, in the language that it is in. */
export function formProblems(language: string, text: string): string[] {
  const problems = signProblems(text);
  const analysed = tryAnalyse(text);
  if (typeof analysed === 'string') return [...problems, analysed];
  // The parser takes a brace too many for a sign of the text.
  const stray = !text.includes("'") && analysed.variants.some((variant) => /[{}]/.test(variant.text.replaceAll('{}', '')));
  return [...problems, ...(stray ? ['is not a well-formed ICU message: it has a brace too many'] : []), ...pluralProblems(language, analysed)];
}

/** The message taken apart, or why that cannot be done. */
export function tryAnalyse(text: string): Analysed | string {
  try {
    return analyse(text);
  } catch (error) {
    return `is not a well-formed ICU message: ${(error as Error).message.split('\n')[0]}`;
  }
}

// Told by their numbers: most of them cannot be seen.
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// eslint-disable-next-line no-control-regex -- that is what it looks for
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u2028\u2029\u2060\ufeff]/;
const signs: { found: RegExp; problem: string }[] = [
  { found: /^\s|\s$/, problem: 'begins or ends with a blank' },
  { found: / {2}/, problem: 'has two blanks in a row' },
  { found: directionMarks, problem: 'has an invisible sign that changes the direction of writing; the page isolates what needs it' },
  { found: invisible, problem: 'has an invisible sign or a line break' },
  { found: /<\/?[a-z!][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);/i, problem: 'has HTML, which would be shown as it is' },
  { found: /"/, problem: 'has straight quotation marks; use those of the language' },
  { found: /[\u0660-\u0669\u06f0-\u06f9]/, problem: 'has digits of its own script; the portal writes 0 to 9 in all languages (decision 21)' },
  { found: /\.\.\./, problem: 'has three full stops for an ellipsis (…)' },
];

function signProblems(text: string): string[] {
  if (text === '') return ['is empty'];
  const found = signs.filter((sign) => sign.found.test(text)).map(({ problem }) => problem);
  // ICU takes a straight apostrophe before a brace for the beginning of a quotation: the value would never be filled in.
  if (text.replaceAll(/'[{}]+'/g, '').includes("'")) found.push('has a straight apostrophe, which ICU takes for a quotation; write ’');
  return found;
}

/** The plural categories that a language has, by CLDR. */
export const pluralCategories = (language: string, type: Intl.PluralRuleType = 'cardinal'): string[] =>
  [...new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories].sort();

function pluralProblems(language: string, { plurals }: Analysed): string[] {
  return plurals.flatMap(({ name, type, categories }) => {
    const needed = pluralCategories(language, type);
    const lacking = needed.filter((category) => !categories.includes(category));
    const idle = categories.filter((category) => !needed.includes(category));
    return [
      ...(lacking.length > 0 ? [`the plural of {${name}} lacks ${lacking.join(', ')}; ${language} needs ${needed.join(', ')}`] : []),
      ...(idle.length > 0 ? [`the plural of {${name}} has ${idle.join(', ')}, which ${language} never uses`] : []),
    ];
  });
}
