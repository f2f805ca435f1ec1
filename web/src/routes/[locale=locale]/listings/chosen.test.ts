import { expect, test } from 'vitest';
import { createTranslate } from '#lib/i18n/translate.ts';
import { chosenOf } from './chosen.ts';

const t = createTranslate({ 'listings.listOf.need': 'Gesuche', 'listings.placeIn.region': 'Region {name}' }, 'de');
const names = { topic: () => 'Möbel', place: () => ({ name: 'Filder', kind: 'region' as const }) };

test('what narrows a list is said in words, in the order of the form', () => {
  expect(chosenOf({ q: 'Bett', place: 'filder', kind: 'need', topic: 'furniture' }, names, t)).toEqual([
    { name: 'kind', label: 'Gesuche' },
    { name: 'topic', label: 'Möbel' },
    { name: 'place', label: 'Region Filder' },
    { name: 'q', label: 'Bett' },
  ]);
});

test('a whole list is narrowed by nothing, a further page of it neither', () => {
  expect(chosenOf({ cursor: 'abc' }, names, t)).toEqual([]);
});
