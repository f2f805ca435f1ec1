import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The texts of one language as they stand in its folder: by file (`site.json`), then by key. */
export type Texts = Map<string, Map<string, string>>;

export interface CatalogueFiles {
  /** By language. */
  languages: Map<string, Texts>;
  /** What could not even be read, as findings. */
  unreadable: Finding[];
  /** Languages whose folder says how they speak. */
  withGlossary: ReadonlySet<string>;
}

/** Something that is wrong with a message, said so that whoever wrote it knows what to do. */
export interface Finding {
  file: string;
  key: string;
  problem: string;
}

/** Reads `messages/{language}/*.json` of the languages that are wanted. */
export function readCatalogue(root: string, wanted: readonly string[]): CatalogueFiles {
  const unreadable: Finding[] = [];
  const languages = new Map(wanted.map((language) => [language, readLanguage(root, language, unreadable)]));
  return { languages, unreadable, withGlossary: new Set(wanted.filter((language) => existsSync(join(root, language, 'glossary.md')))) };
}

function readLanguage(root: string, language: string, unreadable: Finding[]): Texts {
  const texts: Texts = new Map();
  for (const file of globSync('*.json', { cwd: join(root, language) }).sort()) {
    const found = parseFile(readFileSync(join(root, language, file), 'utf8'));
    texts.set(file, found.texts);
    unreadable.push(...found.problems.map(({ key, problem }) => ({ file: `${language}/${file}`, key, problem })));
  }
  return texts;
}

const keyLine = /^\s*"((?:[^"\\]|\\.)*)"\s*:/gm;

/** The texts of a file. JSON takes the last of two equal keys without a word, so they are looked for in the source. */
export function parseFile(source: string): { texts: Map<string, string>; problems: { key: string; problem: string }[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (error) {
    return { texts: new Map(), problems: [{ key: '', problem: `is not JSON: ${(error as Error).message}` }] };
  }
  const entries = Object.entries(parsed as Record<string, unknown>);
  const keys = [...source.matchAll(keyLine)].map(([, key]) => key!);
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return {
    texts: new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    problems: [
      ...entries.filter(([, text]) => typeof text !== 'string').map(([key]) => ({ key, problem: 'is not a text' })),
      ...twice.map((key) => ({ key, problem: 'stands twice in the file' })),
    ],
  };
}

/** The name by which the code asks: `site.json` and `skip` make `site.skip`. */
export const fullKey = (file: string, key: string): string => `${basename(file, '.json')}.${key}`;

/** Every text of a language with where it stands. */
export function* allTexts(texts: Texts): Generator<{ file: string; key: string; text: string }> {
  for (const [file, own] of texts) for (const [key, text] of own) yield { file, key, text };
}
