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

/** The tag that Intl formats dates and numbers with. */
export function formatTag(locale: string): string {
  return locale === 'de-simple' ? 'de' : locale;
}

export function direction(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' || locale === 'fa' ? 'rtl' : 'ltr';
}
