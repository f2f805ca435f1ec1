import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { StartProblem, reasonOf } from '../errors/start-problem.ts';
import { fallbackLocale, isLocale } from './locales.ts';

export type MessageParams = Record<string, string | number>;

/** All texts of pages and mails: ICU messages by key (`feature.key`), read from `messages/{locale}/{feature}.json` at start. */
export interface Catalogue {
  /** A message in a language, or in English where the language has no texts. Throws on an unknown key, except in production: there English, then the key itself. */
  translate(locale: string, key: string, params?: MessageParams): string;
  has(locale: string, key: string): boolean;
  /** The language in which `locale` is shown: itself, or `en` where it has no texts. */
  textLocale(locale: string): string;
  /** All messages as shown in `locale`; what is missing there is filled up in English. */
  messages(locale: string): Readonly<Record<string, string>>;
  /** Changes whenever one of `messages(locale)` does. */
  etag(locale: string): string;
}

const home = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../messages');

/** Reads the catalogue. `lenient` (production) answers a missing key with English or the key instead of throwing. Throws StartProblem for a file that cannot be read. */
export async function loadCatalogue({ folder = home, lenient = false }: { folder?: string; lenient?: boolean } = {}): Promise<Catalogue> {
  const names = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new StartProblem(`The texts in ${folder} cannot be read (${reasonOf(error)}).`, 'They belong to the portal: restore the folder from its source.', {
      cause: error,
    });
  });
  const own = await Promise.all(
    names.filter((entry) => entry.isDirectory() && isLocale(entry.name)).map(async ({ name }) => [name, await readTexts(path.join(folder, name))] as const),
  );
  return buildCatalogue(Object.fromEntries(own.filter(([, texts]) => Object.keys(texts).length > 0)), { lenient });
}

/** Makes a catalogue from texts by locale and key. */
export function buildCatalogue(texts: Record<string, Record<string, string>>, { lenient = false }: { lenient?: boolean } = {}): Catalogue {
  const english = texts[fallbackLocale] ?? {};
  const filled = new Map(Object.entries(texts).map(([locale, own]) => [locale, Object.freeze({ ...english, ...own })]));
  const etags = new Map([...filled].map(([locale, messages]) => [locale, etagOf(messages)]));
  const parsed = new Map<string, IntlMessageFormat>();
  const textLocale = (locale: string): string => (filled.has(locale) ? locale : fallbackLocale);

  function parse(locale: string, key: string, message: string): IntlMessageFormat {
    const name = `${locale} ${key}`;
    let format = parsed.get(name);
    if (!format) parsed.set(name, (format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })));
    return format;
  }

  return {
    textLocale,
    has: (locale, key) => texts[textLocale(locale)]?.[key] !== undefined,
    messages: (locale) => filled.get(textLocale(locale)) ?? {},
    etag: (locale) => etags.get(textLocale(locale)) ?? '"empty"',
    translate(locale, key, params) {
      const shown = textLocale(locale);
      const message = texts[shown]?.[key];
      if (message !== undefined) return String(parse(shown, key, message).format(params));
      if (!lenient) throw new Error(`no text for ${key} in ${shown}`);
      return english[key] === undefined ? key : String(parse(fallbackLocale, key, english[key]).format(params));
    },
  };
}

async function readTexts(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const parts = await Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      try {
        const texts = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>);
        if (texts.some(([, message]) => typeof message !== 'string')) throw new Error('a value is not a string');
        return texts.map(([key, message]) => [`${name.slice(0, -'.json'.length)}.${key}`, message as string] as const);
      } catch (error) {
        throw new StartProblem(`The texts in ${file} cannot be read (${reasonOf(error)}).`, 'Restore the file from its source.', { cause: error });
      }
    }),
  );
  return Object.fromEntries(parts.flat());
}

function etagOf(messages: Record<string, string>): string {
  const sorted = Object.entries(messages).sort(([one], [other]) => (one < other ? -1 : 1));
  return `"${createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 22)}"`;
}
