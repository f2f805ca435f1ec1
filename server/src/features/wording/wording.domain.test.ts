import { describe, expect, test } from 'vitest';
import { compareWordings, judgeWording } from './wording.domain.ts';
import { formatSamples } from './wording.samples.domain.ts';

const files = { de: { 'a.one': 'Ein {name}', 'a.two': 'Zwei' }, en: { 'a.one': 'One {name}', 'a.two': 'Two' } };
const spot = { locale: 'en', key: 'a.one' };

describe('a correction', () => {
  test('holds as it was written, or over another text than it was written against', () => {
    expect(judgeWording(files, spot, { text: '1 {name}', against: 'One {name}' })).toEqual({
      state: 'corrected',
      text: '1 {name}',
      fileText: 'One {name}',
      source: 'Ein {name}',
    });
    expect(judgeWording(files, spot, { text: '1 {name}', against: 'An older {name}' })).toMatchObject({ state: 'outdated', text: '1 {name}' });
  });

  test('does not hold where the page gives other values by now, or is gone', () => {
    expect(judgeWording(files, spot, { text: '1 {title}', against: 'One {title}' })).toMatchObject({ state: 'unfit', text: 'One {name}' });
    expect(judgeWording(files, { locale: 'en', key: 'a.gone' }, { text: 'x', against: 'y' })).toEqual({
      state: 'unfit',
      text: null,
      fileText: null,
      source: null,
    });
  });

  test('is settled once the file says the same', () => {
    expect(judgeWording(files, spot, { text: 'One {name}', against: 'Old {name}' }).state).toBe('settled');
    expect(judgeWording(files, spot)).toMatchObject({ state: 'file', text: 'One {name}' });
  });
});

test('lists go by key, and the languages of a key by the menu', () => {
  const spots = [
    { locale: 'en', key: 'b' },
    { locale: 'fr', key: 'a' },
    { locale: 'de', key: 'b' },
    { locale: 'de-simple', key: 'b' },
  ];
  expect(spots.sort(compareWordings).map(({ locale, key }) => `${key} ${locale}`)).toEqual(['a fr', 'b de', 'b de-simple', 'b en']);
});

describe('samples of a text', () => {
  const texts = (text: string, locale: string, source = text) => formatSamples(text, source, locale)?.map((sample) => sample.text);

  test('show each form of the language, each exact number and each branch', () => {
    const cars = '{count, plural, =0 {no car} one {# car} few {# cars f} many {# cars m} other {# cars o}}';
    expect(texts(cars, 'uk')).toEqual(['no car', '1 car', '1,5 cars o', '2 cars f', '5 cars m']);
    expect(texts('{kind, select, need {N} other {O}} {name}', 'de')).toEqual(['N [name]', 'O [name]']);
    const arabic = '{n, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}';
    expect(texts(arabic, 'ar')!.sort()).toEqual(['f', 'm', 'o', 't', 'x', 'z']);
  });

  test('follow the forms of the source too, so that a text without them is looked at with each', () => {
    expect(texts('Autos: {count}', 'de', '{count, plural, one {#} other {#}}')).toEqual(['Autos: 1', 'Autos: 2']);
  });

  test('are never too many to look through, and none of what cannot be formatted', () => {
    const wild = Array.from({ length: 6 }, (_, number) => `{n${number}, plural, one {#} other {#}}`).join(' ');
    expect(texts(wild, 'en')).toHaveLength(24);
    expect(texts('{n, number, ::currency/E}', 'en')).toBeUndefined();
    expect(texts('{', 'en')).toBeUndefined();
  });
});
