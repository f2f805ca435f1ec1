import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { StartProblem, reasonOf } from '../errors/start-problem.ts';
import { fallbackLocale, formatTag, isLocale, sourceLocale } from './locales.ts';
import { shapeFaults } from './message-shape.ts';

export type MessageParams = Record<string, string | number>;
/** Messages by locale and key. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All texts of pages and mails: ICU messages by key (`feature.key`), read from `messages/{locale}/{feature}.json` at start, and what was corrected laid over them. */
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
  /** What the files say, whatever is laid over them: by locale and key, languages without texts left out. */
  files: Texts;
  /** Lays corrected texts over those of the files, in place of all that were laid before. One that its place has no use for (no such key, other values than there) is left out. */
  lay(corrected: Texts): void;
}

/** Where the files are. */
export const messagesFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../messages');

/** Reads the catalogue. `lenient` (production) answers a missing key with English or the key instead of throwing. Throws StartProblem for a file that cannot be read. */
export async function loadCatalogue({ folder = messagesFolder, lenient = false }: { folder?: string; lenient?: boolean } = {}): Promise<Catalogue> {
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
export function buildCatalogue(files: Texts, { lenient = false }: { lenient?: boolean } = {}): Catalogue {
  const textLocale = (locale: string): string => (files[locale] ? locale : fallbackLocale);
  const source = files[sourceLocale] ?? {};
  let layer = layOver(files, {});

  function format(locale: string, key: string, message: string, params?: MessageParams): string {
    const name = `${locale} ${key}`;
    let parsed = layer.parsed.get(name);
    if (!parsed) layer.parsed.set(name, (parsed = parse(message, locale)));
    try {
      return String(parsed.format(params));
    } catch (error) {
      // A correction must not keep a mail from being written: then the file's own words serve.
      const original = files[locale]?.[key];
      if (original === undefined || original === message) throw error;
      return String(parse(original, locale).format(params));
    }
  }

  return {
    files,
    textLocale,
    has: (locale, key) => layer.texts[textLocale(locale)]?.[key] !== undefined,
    messages: (locale) => layer.filled.get(textLocale(locale)) ?? {},
    etag: (locale) => layer.etags.get(textLocale(locale)) ?? '"empty"',
    lay(corrected) {
      const fitting = (locale: string, [key, text]: [string, string]) => source[key] !== undefined && shapeFaults(text, source[key], locale).length === 0;
      const known = Object.entries(corrected).filter(([locale]) => files[locale]);
      layer = layOver(
        files,
        Object.fromEntries(known.map(([locale, own]) => [locale, Object.fromEntries(Object.entries(own).filter((one) => fitting(locale, one)))])),
      );
    },
    translate(locale, key, params) {
      const shown = textLocale(locale);
      const message = layer.texts[shown]?.[key];
      if (message !== undefined) return format(shown, key, message, params);
      if (!lenient) throw new Error(`no text for ${key} in ${shown}`);
      const english = layer.texts[fallbackLocale]?.[key];
      return english === undefined ? key : format(fallbackLocale, key, english, params);
    },
  };
}

const parse = (message: string, locale: string) => new IntlMessageFormat(message, formatTag(locale), undefined, { ignoreTag: true });

/** All that depends on what is shown now; made anew as a whole, so that nobody sees half of a change. */
function layOver(files: Texts, corrected: Texts) {
  const texts: Texts = Object.fromEntries(Object.entries(files).map(([locale, own]) => [locale, { ...own, ...corrected[locale] }]));
  const filled = new Map(Object.entries(texts).map(([locale, own]) => [locale, Object.freeze({ ...texts[fallbackLocale], ...own })]));
  const etags = new Map([...filled].map(([locale, messages]) => [locale, etagOf(messages)]));
  return { texts, filled, etags, parsed: new Map<string, IntlMessageFormat>() };
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
