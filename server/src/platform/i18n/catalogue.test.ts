import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartProblem } from '../errors/start-problem.ts';
import { buildCatalogue, loadCatalogue } from './catalogue.ts';
import { directionOf, isLocale, localeCodes } from './locales.ts';

const texts = {
  de: { 'cars.count': '{count, plural, one {# Auto} other {# Autos}}', 'cars.only': 'Nur deutsch' },
  en: { 'cars.count': '{count, plural, one {# car} other {# cars}}', 'cars.more': "don't <b>{what}</b>" },
};

describe('a catalogue', () => {
  const catalogue = buildCatalogue(texts);

  test('speaks each language by its own rules, and English where one has no texts', () => {
    expect(catalogue.translate('de', 'cars.count', { count: 1200 })).toBe('1.200 Autos');
    expect(catalogue.translate('en', 'cars.count', { count: 1 })).toBe('1 car');
    expect(catalogue.translate('ar', 'cars.count', { count: 2 })).toBe('2 cars');
    expect([catalogue.textLocale('de'), catalogue.textLocale('ar'), catalogue.textLocale('de-simple')]).toEqual(['de', 'en', 'en']);
  });

  test('takes a sign that looks like markup for a sign', () => {
    expect(catalogue.translate('en', 'cars.more', { what: '<i>' })).toBe("don't <b><i></b>");
  });

  test('throws where a text is missing, and in production falls back to English and then to the key', () => {
    expect(() => catalogue.translate('de', 'cars.more', { what: 'x' })).toThrow('cars.more');
    const lenient = buildCatalogue(texts, { lenient: true });
    expect(lenient.translate('de', 'cars.more', { what: 'x' })).toBe("don't <b>x</b>");
    expect(lenient.translate('de', 'cars.unknown')).toBe('cars.unknown');
  });

  test('hands out all messages filled up in English, with a tag that follows them', () => {
    expect(catalogue.messages('de')).toEqual({ ...texts.en, ...texts.de });
    expect(catalogue.etag('de')).not.toBe(catalogue.etag('en'));
    expect(catalogue.etag('uk')).toBe(catalogue.etag('en'));
    expect(buildCatalogue({ ...texts, de: { ...texts.de, 'cars.only': 'anders' } }).etag('de')).not.toBe(catalogue.etag('de'));
  });
});

describe('corrected texts', () => {
  const lying = (corrected: Record<string, Record<string, string>>) => {
    const catalogue = buildCatalogue(texts);
    const before = catalogue.etag('de');
    catalogue.lay(corrected);
    return { catalogue, changed: catalogue.etag('de') !== before };
  };

  test('lie over the files until others are laid', () => {
    const { catalogue, changed } = lying({ de: { 'cars.only': 'Berichtigt' }, en: { 'cars.count': '{count, plural, one {# auto} other {# autos}}' } });
    expect(catalogue.translate('de', 'cars.only')).toBe('Berichtigt');
    expect(catalogue.messages('de')['cars.only']).toBe('Berichtigt');
    expect(catalogue.messages('fr')['cars.count']).toContain('autos');
    expect([changed, catalogue.files['de']!['cars.only']]).toEqual([true, 'Nur deutsch']);
    catalogue.lay({});
    expect([catalogue.translate('de', 'cars.only'), catalogue.translate('fr', 'cars.count', { count: 2 })]).toEqual(['Nur deutsch', '2 cars']);
  });

  test('are left out where the portal has no such text, or gives it other values', () => {
    const { catalogue, changed } = lying({ de: { 'cars.gone': 'x', 'cars.count': '{number} Autos', 'cars.only': '{' }, fr: { 'cars.only': 'Seulement' } });
    expect(changed).toBe(false);
    expect(catalogue.messages('fr')['cars.only']).toBeUndefined();
    expect(catalogue.textLocale('fr')).toBe('en');
  });

  test('that fail while a mail is written give way to the file’s', () => {
    const { catalogue } = lying({ de: { 'cars.count': '{count, number, ::currency/E} Autos' } });
    expect(catalogue.translate('de', 'cars.count', { count: 2 })).toBe('2 Autos');
  });
});

describe('a folder of texts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handreich-texts-'));
    await mkdir(join(folder, 'de'));
    await mkdir(join(folder, 'not-a-locale'));
    await writeFile(join(folder, 'de', 'cars.json'), JSON.stringify(texts.de).replaceAll('cars.', ''));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('gives keys of file and name, for known languages only', async () => {
    const catalogue = await loadCatalogue({ folder });
    expect(catalogue.messages('de')).toEqual(texts.de);
  });

  test('with a file that is not right stops the start and names it', async () => {
    await writeFile(join(folder, 'de', 'broken.json'), '{"a": 1}');
    await expect(loadCatalogue({ folder })).rejects.toThrow(StartProblem);
    await expect(loadCatalogue({ folder })).rejects.toThrow(/broken\.json/);
    await expect(loadCatalogue({ folder: join(folder, 'gone') })).rejects.toThrow(StartProblem);
  });
});

test('the nine languages are well-formed tags and two of them are written from right to left', () => {
  expect(localeCodes).toHaveLength(9);
  expect(Intl.getCanonicalLocales([...localeCodes])).toEqual([...localeCodes]);
  expect(localeCodes.filter((code) => directionOf(code) === 'rtl')).toEqual(['ar', 'fa']);
  expect([isLocale('de-simple'), isLocale('es')]).toEqual([true, false]);
});
