import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageKey } from '../src/lib/i18n/keys.generated.ts';
import { direction, formatTag, type Locale } from '../src/lib/i18n/locales.ts';

const folder = join(import.meta.dirname, '../../messages');
const fallback = 'en';

export interface Words {
  locale: Locale;
  /** The language that the texts are really in: one without texts yet is shown in English. */
  textLocale: Locale;
  dir: 'ltr' | 'rtl';
  /** The sentence that a page shows for a key, from the files in `messages/`. */
  t(key: MessageKey, values?: Record<string, string | number>): string;
  /** A sentence of the mails; their keys are no keys of pages. */
  mail(key: string, values?: Record<string, string | number>): string;
}

const known = new Map<Locale, Words>();

/** What pages and mails say in one language. Fails for a key that does not exist, instead of looking for a text that nobody shows. */
export function words(locale: Locale): Words {
  const before = known.get(locale);
  if (before) return before;
  const textLocale = existsSync(join(folder, locale)) ? locale : fallback;
  const say = (key: string, values: Record<string, string | number> = {}) =>
    String(new IntlMessageFormat(sentence(textLocale, key), formatTag(textLocale), undefined, { ignoreTag: true }).format(values));
  const made: Words = {
    locale,
    textLocale,
    dir: direction(textLocale),
    t: say,
    mail: (key, values) => say(`mails.${key}`, values),
  };
  known.set(locale, made);
  return made;
}

const files = new Map<string, Record<string, string>>();

function sentence(locale: Locale, key: string): string {
  const [feature = '', ...rest] = key.split('.');
  const path = join(folder, locale, `${feature}.json`);
  if (!files.has(path)) files.set(path, JSON.parse(readFileSync(path, 'utf8')));
  const text = files.get(path)![rest.join('.')];
  if (text === undefined) throw new Error(`messages/${locale}/${feature}.json has no "${rest.join('.')}"`);
  return text;
}
