/** The languages of the portal, as they stand in the path, each under its own name. */
export const locales = {
  de: 'Deutsch',
  'de-simple': 'Einfaches Deutsch',
  en: 'English',
  uk: 'Українська',
  ar: 'العربية',
  fa: 'فارسی',
  tr: 'Türkçe',
  ru: 'Русский',
  fr: 'Français',
} as const;

export type Locale = keyof typeof locales;

export const localeCodes = Object.keys(locales) as Locale[];

/** The language of a visit that names none. (Where a language lacks texts, the server falls back to English.) */
export const defaultLocale: Locale = 'de';

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && Object.hasOwn(locales, value);
}

// Day before month and hours to 24, as on every letter and clock in Germany; digits 0 to 9 and the Gregorian calendar for all (decision 21).
const formatTags: Readonly<Record<string, string>> = {
  'de-simple': 'de',
  en: 'en-GB',
  ar: 'ar-u-ca-gregory-hc-h23-nu-latn',
  fa: 'fa-u-ca-gregory-hc-h23-nu-latn',
};

/** The tag by which Intl formats for readers of a locale. Mails have the same rule (server/src/platform/i18n/locales.ts); a guard test holds the two together. */
export function formatTag(locale: string): string {
  return formatTags[locale] ?? locale;
}

export function direction(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' || locale === 'fa' ? 'rtl' : 'ltr';
}
