import { createContext } from 'svelte';
import { createFormats, type Formats } from './formats.ts';
import type { Locale } from './locales.ts';
import { createTranslate, type Messages, type Translate } from './translate.ts';

/** What every part of a page needs to speak the reader's language. */
export interface Language {
  t: Translate;
  formats: Formats;
  locale(): Locale;
  /** A path of the portal in the reader's language: `/listings` becomes `/de/listings`. */
  href(path: string): string;
}

export interface LanguageData {
  locale: Locale;
  textLocale: string;
  messages: Messages;
}

export const [useLanguage, provideLanguage] = createContext<Language>();

/**
 * The functions stay the same while the page changes its language or its sentences, so that parts may
 * take them apart once; what they read is asked for at every call.
 */
export function createLanguage(current: () => { data: LanguageData; t: Translate; formats: Formats }): Language {
  const call = (key: string, ...values: unknown[]) => (current().t as unknown as (key: string, ...values: unknown[]) => string)(key, ...values);
  return {
    t: Object.assign(call, {
      maybe: (key: string, values?: Record<string, unknown>) => current().t.maybe(key, values),
    }) as Translate,
    formats: {
      day: (value) => current().formats.day(value),
      time: (value) => current().formats.time(value),
      moment: (value) => current().formats.moment(value),
      language: (code) => current().formats.language(code),
      number: (value) => current().formats.number(value),
      list: (values) => current().formats.list(values),
    },
    locale: () => current().data.locale,
    href: (path) => `/${current().data.locale}${path === '/' ? '' : path}`,
  };
}

/** Sentences and formats for one answer of the server. */
export function speak(data: LanguageData) {
  return {
    data,
    t: createTranslate(data.messages, data.textLocale),
    formats: createFormats(data.textLocale),
  };
}
