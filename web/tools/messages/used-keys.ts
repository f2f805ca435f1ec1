import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanMessages, withoutComments } from '../message-scan.ts';

/** What all code together asks the catalogue for: exact keys, and beginnings of keys of which the rest is known when it runs. */
export interface Used {
  keys: ReadonlySet<string>;
  prefixes: ReadonlySet<string>;
}

const notSource = /\.(test|int\.test|api\.test)\.ts$|\.generated\.ts$/;
const sources = (root: string, pattern: string) =>
  globSync(pattern, { cwd: root })
    .filter((path) => !notSource.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'));

/** Every page, every part of one and every `.server.ts`, and on the server whatever writes a mail or answers in words. */
export function usedKeys(repository: string): Used {
  const pages = sources(join(repository, 'web/src'), '**/*.{ts,svelte}').map(scanMessages);
  const server = sources(join(repository, 'server/src'), '**/*.ts').map(scanServer);
  return {
    keys: new Set([...pages, ...server].flatMap(({ keys }) => keys)),
    prefixes: new Set([...pages, ...server].flatMap(({ prefixes }) => prefixes)),
  };
}

/** The ways in which the server speaks. A speaker of mails has `mails.` in front of whatever it is asked. */
const speaking = /(?<![\w$])(say|label|has)\(\s*('[^']*'|`[^`]*`)/g;
const translating = /\.(?:translate|has)\(\s*[^,()]+(?:\([^()]*\))?,\s*('[^']*'|`[^`]*`)/g;

export function scanServer(source: string): { keys: string[]; prefixes: string[] } {
  const text = withoutComments(source);
  const mails = [...text.matchAll(speaking)].map(([, , argument]) => ['mails.', argument!.slice(1, -1)] as const);
  const others = [...text.matchAll(translating)].map(([, argument]) => ['', argument!.slice(1, -1)] as const);
  // Others say sentences, too (an operator's command), and `catalogue.has('en', …)` names a language first: a key has a dot and no blank.
  const all = [...mails, ...others].filter(([, key]) => /^[\w-]+\.[^\s]*$/.test(key.split('${')[0]!)).map(([front, key]) => front + key);
  return {
    keys: all.filter((key) => !key.includes('${')),
    // A beginning as wide as a file would call everything in it used.
    prefixes: all
      .filter((key) => key.includes('${'))
      .map((key) => key.split('${')[0]!)
      .filter((prefix) => prefix !== 'mails.'),
  };
}

export const isUsed = ({ keys, prefixes }: Used, key: string): boolean => keys.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
