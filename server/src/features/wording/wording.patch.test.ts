import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildPatch } from './wording.patch.domain.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'handreich-patch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...args: string[]) => execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
const many = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`key${number}`, `Text ${number}`]));
const asFile = (texts: Record<string, string>) => `${JSON.stringify(texts, null, 2)}\n`;

/** The file after `git apply` of its patch, in a repository of its own. */
function applied(text: string, changed: Record<string, string>, name = 'messages/de/site.json'): string {
  mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
  git('init', '-q');
  git('add', '.');
  const order = [...new Set([...Object.keys(JSON.parse(text) as object), ...Object.keys(changed)])];
  writeFileSync(path.join(folder, 'words.patch'), buildPatch([{ path: name, text, texts: new Map(Object.entries(changed)), order }]));
  git('apply', '--check', 'words.patch');
  git('apply', '--index', 'words.patch');
  return readFileSync(path.join(folder, name), 'utf8');
}

describe('git applies a patch', () => {
  test.each([
    ['of one key', { key20: 'anders' }],
    ['of the first and the last key', { key0: 'anders', key39: 'anders' }],
    ['of keys that stand together and far apart', { key3: 'a', key4: 'b', key6: 'c', key30: 'd', key38: 'e' }],
    ['of every key', Object.fromEntries(Object.keys(many).map((key) => [key, 'anders']))],
    [
      'with quotes, slashes, markup and scripts',
      { key5: 'Sag "Ja" \\ <b>{name}</b> $1 `x` {count, plural, one {ein} other {#}}', key6: 'مرحبا، سلام علیکم‌ها 👋' },
    ],
  ])('%s', (_, changed) => {
    expect(applied(asFile(many), changed)).toBe(asFile({ ...many, ...changed }));
  });

  test('of a file without an end of line at its end', () => {
    expect(applied('{\n  "a": "x",\n  "b": "y"\n}', { b: 'z' })).toBe('{\n  "a": "x",\n  "b": "z"\n}');
  });

  test('of a file with other ends of line', () => {
    expect(applied('{\r\n  "a": "x",\r\n  "b": "y"\r\n}\r\n', { a: 'z' })).toBe('{\r\n  "a": "z",\r\n  "b": "y"\r\n}\r\n');
  });

  test('that adds what a language lacked, where German has it', () => {
    const text = asFile({ a: '1', c: '3' });
    const order = ['z', 'a', 'b', 'c', 'd', 'e'];
    const name = 'messages/fr/site.json';
    const patch = buildPatch([
      {
        path: name,
        text,
        texts: new Map([
          ['b', '2'],
          ['d', '4'],
          ['e', '5'],
          ['z', '0'],
        ]),
        order,
      },
    ]);
    mkdirSync(path.join(folder, 'messages/fr'), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    git('init', '-q');
    execFileSync('git', ['apply'], { cwd: folder, input: patch });
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(asFile({ z: '0', a: '1', b: '2', c: '3', d: '4', e: '5' }));
  });

  test('of several files at once', () => {
    const files = ['de', 'ar'].map((locale) => ({ path: `messages/${locale}/site.json`, text: asFile(many), texts: new Map([['key7', locale]]), order: [] }));
    for (const { path: name, text } of files) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    git('init', '-q');
    execFileSync('git', ['apply'], { cwd: folder, input: buildPatch(files) });
    for (const { path: name } of files) expect(readFileSync(path.join(folder, name), 'utf8')).toContain(`"key7": "${name.split('/')[1]}"`);
  });
});

test('what the files say already makes no patch', () => {
  expect(buildPatch([{ path: 'a.json', text: asFile({ a: 'x' }), texts: new Map([['a', 'x']]), order: ['a'] }])).toBe('');
  expect(buildPatch([])).toBe('');
});
