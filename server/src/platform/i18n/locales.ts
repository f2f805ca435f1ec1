/** Every language that the portal is meant to speak, in the order of the language menu. Which of them have texts yet is the catalogue's business. */
export const localeCodes = ['de', 'de-simple', 'en', 'uk', 'ar', 'fa', 'tr', 'ru', 'fr'] as const;
export type Locale = (typeof localeCodes)[number];

/** The language that texts are written in first: the others are held against it. */
export const sourceLocale = 'de' satisfies Locale;

/** What is shown where a language has no texts yet. */
export const fallbackLocale = 'en' satisfies Locale;

export type Direction = 'ltr' | 'rtl';

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'dv', 'sd', 'ug', 'yi']);

export function isLocale(value: string): value is Locale {
  return (localeCodes as readonly string[]).includes(value);
}

/** The writing direction of a language, by its BCP 47 tag. Every locale code is such a tag (`simple` is a registered variant). */
export function directionOf(tag: string): Direction {
  return rightToLeft.has(tag.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';
}

// Day before month and hours to 24, as on every letter and clock in Germany; digits 0 to 9 and the Gregorian calendar for all (decision 21).
const formatTags: Readonly<Record<string, string>> = {
  'de-simple': 'de',
  en: 'en-GB',
  ar: 'ar-u-ca-gregory-hc-h23-nu-latn',
  fa: 'fa-u-ca-gregory-hc-h23-nu-latn',
};

/** The tag by which Intl formats for readers of a locale. The pages have the same rule (web/src/lib/i18n/locales.ts); a guard test holds the two together. */
export function formatTag(locale: string): string {
  return formatTags[locale] ?? locale;
}
