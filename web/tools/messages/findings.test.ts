import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localeCodes } from '../../src/lib/i18n/locales.ts';
import { parseFile, readCatalogue, type CatalogueFiles } from './catalogue-files.ts';
import { findings } from './findings.ts';
import { missingTexts } from './missing.ts';
import { usedKeys } from './used-keys.ts';

const repository = join(import.meta.dirname, '../../..');

type Source = Record<string, Record<string, Record<string, string>>>;

function filesOf(source: Source, withGlossary = Object.keys(source)): CatalogueFiles {
  const texts = (own: Source[string]) => new Map(Object.entries(own).map(([file, entries]) => [file, new Map(Object.entries(entries))]));
  return { languages: new Map(Object.entries(source).map(([language, own]) => [language, texts(own)])), unreadable: [], withGlossary: new Set(withGlossary) };
}

const used = { keys: new Set(['site.skip', 'site.count']), prefixes: new Set<string>() };
const german = { 'site.json': { skip: 'Zum Inhalt springen', count: '{n, plural, one {ein Tag} other {# Tage}}' } };
const lines = (files: CatalogueFiles) =>
  findings(files, used)
    .filter(({ file }) => !file.startsWith('web/tools'))
    .map(({ file, key, problem }) => `${file} ${key} ${problem}`);

test('the messages of the portal are whole, translated and well-formed in all nine languages', () => {
  const found = findings(readCatalogue(join(repository, 'messages'), localeCodes), usedKeys(repository));
  expect(found.map(({ file, key, problem }) => `${file} ${key} ${problem}`)).toEqual([]);
});

test('a whole catalogue has no findings', () => {
  const turkish = { 'site.json': { skip: 'İçeriğe geç', count: '{n, plural, one {bir gün} other {# gün}}' } };
  expect(lines(filesOf({ de: german, tr: turkish }))).toEqual([]);
});

test('what is missing, left over or unused is named with its file', () => {
  const turkish = { 'site.json': { skip: 'İçeriğe geç', other: 'başka' } };
  expect(lines(filesOf({ de: german, tr: turkish }))).toEqual(['tr/site.json count is missing', 'tr/site.json other does not stand in German']);
  expect(lines(filesOf({ de: german, tr: {} }))).toEqual(['tr/site.json  is missing']);
  const more = { 'site.json': { ...german['site.json'], old: 'Alt' } };
  expect(lines(filesOf({ de: more }))).toEqual([expect.stringContaining('*/site.json old is used by no page')]);
});

test('each rule reaches the catalogue', () => {
  const turkish = { 'site.json': { skip: 'Zum Inhalt springen', count: '{n, plural, other {{m}}}' } };
  expect(lines(filesOf({ de: german, tr: turkish }))).toEqual([
    expect.stringContaining('same as in de'),
    expect.stringContaining('lacks one'),
    expect.stringContaining('has {m}'),
  ]);
  const simple = { 'site.json': { skip: 'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf 13 14 15 16', count: german['site.json'].count } };
  expect(lines(filesOf({ de: german, 'de-simple': simple }))).toEqual([expect.stringContaining('16 words')]);
});

test('a language says in a glossary how it speaks', () => {
  expect(lines(filesOf({ de: german }, []))).toEqual([expect.stringContaining('de/glossary.md')]);
});

test('what may be the same and is said nowhere is no longer on the list', () => {
  const found = findings(filesOf({ de: german }), used).filter(({ file }) => file.endsWith('alike.ts'));
  expect(found.map(({ key }) => key)).toContain('{} km');
});

test('a file that is no list of texts is a finding, and so is a key that stands twice', () => {
  expect(parseFile('{').problems).toEqual([{ key: '', problem: expect.stringContaining('is not JSON') as string }]);
  expect(parseFile('{"a": 1}').problems).toEqual([{ key: 'a', problem: 'is not a text' }]);
  expect(parseFile('{\n  "a": "x",\n  "b": "y",\n  "a": "z"\n}').problems).toEqual([{ key: 'a', problem: 'stands twice in the file' }]);
});

test('a translator is told what is left to do and which plurals it takes', () => {
  const files = filesOf({ de: german, en: { 'site.json': { count: 'x' } }, uk: { 'site.json': { skip: 'До змісту' } } });
  expect(missingTexts(files, 'uk')).toEqual({
    'site.json': { count: { de: german['site.json'].count, en: 'x', plurals: ['few', 'many', 'one', 'other'] } },
  });
  expect(() => missingTexts(files, 'xx')).toThrow('xx');
});
