import { describe, expect, test } from 'vitest';
import { pluralCategories, shapeFaults } from './message-shape.ts';

const faults = (text: string, source: string, locale = 'de') =>
  Object.fromEntries(shapeFaults(text, source, locale).map(({ reason, names }) => [reason, names.join(' ')]));

const cars = '{count, plural, one {# Auto} other {# Autos}} in {place}';

describe('a text stands in for another', () => {
  test.each([
    ['Guten Tag', 'Hallo'],
    ['<b>{place}</b>: {count}', cars],
    ["Wie geht’s? It''s '{'not'}' a value: {place}, {count, number}", cars],
    ['{count, plural, =0 {kein Auto} one {ein Auto} other {# Autos}}, {place}', cars],
    ['{who, select, me {ich} other {du}}', '{who, select, me {ICH} other {DU}}'],
    ['{day, date, long}', '{day, date, short}'],
  ])('%j for %j', (text, source) => {
    expect(shapeFaults(text, source, 'de')).toEqual([]);
  });
});

describe('a text does not stand in for another', () => {
  test.each(['{', '{count, plural, one {x}}', '{count, plural}', '{ , select, other {}}', '{a b}'])('when it is not ICU: %j', (text) => {
    expect(faults(text, cars)).toEqual({ malformed: '' });
  });

  test('when values are missing, unknown, or used as what they are not', () => {
    expect(faults('Autos', cars)).toEqual({ value_missing: 'count place' });
    expect(faults('{count} {place} {when} {why}', cars)).toEqual({ value_unknown: 'when why' });
    expect(faults('{count} {place, number}', cars)).toEqual({ value_kind: 'place' });
    expect(faults('{place, plural, one {#} other {#}} {count}', cars)).toEqual({ value_kind: 'place' });
  });

  test('when a branch is missing or never chosen', () => {
    const source = '{kind, select, need {Gesuch} offer {Angebot} other {Anzeige}}';
    expect(faults('{kind, select, need {N} other {A}}', source)).toEqual({ branch_missing: 'offer' });
    expect(faults('{kind, select, need {N} offer {O} wish {W} other {A}}', source)).toEqual({ branch_unknown: 'wish' });
    expect(faults('{kind}', source)).toEqual({ value_kind: 'kind' });
  });

  test('when its language needs more forms than it has, also inside of others', () => {
    expect(faults('{count, plural, one {# car} other {# cars}} {place}', cars, 'uk')).toEqual({ plural_missing: 'few many' });
    expect(faults('{count, plural, one {#} two {#} other {#}} {place}', cars, 'de')).toEqual({ plural_unknown: 'two' });
    const nested = '{kind, select, a {{n, plural, one {1} other {#}}} other {}}';
    expect(faults(nested, nested, 'ar')).toEqual({ plural_missing: 'zero two few many' });
    expect(faults('{n, selectordinal, one {#st} other {#th}}', '{n, number}', 'en')).toEqual({ plural_missing: 'two few' });
  });

  test('when it holds signs that mails mark people’s words with', () => {
    expect(faults('\ue0000\ue001 {count} {place}', cars)).toEqual({ malformed: '' });
  });
});

test('each language has the forms that Unicode says', () => {
  expect([...pluralCategories('ar')].sort()).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
  expect([...pluralCategories('de-simple')].sort()).toEqual(['one', 'other']);
});
