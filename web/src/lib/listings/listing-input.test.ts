import { expect, test } from 'vitest';
import { listingInput, listingValues } from './listing-input.ts';

const listing = {
  title: 'Tisch',
  body: '',
  topic: 'furniture',
  place: 'owen',
  lang: 'de',
  reachKm: 0,
  from: '2026-12-01',
  until: null,
  capacity: 2,
};

test('a listing goes into its form and comes out the same', () => {
  const { from, until, ...rest } = listingInput(listingValues(listing));
  expect({ ...rest, from, until: until ?? null }).toEqual(listing);
});

test('what was not said is left to the API, and a word for a number reaches it as wrong', () => {
  expect(listingInput({})).toMatchObject({ title: '', reachKm: undefined, capacity: undefined });
  expect(listingInput({ reachKm: 'weit' }).reachKm).toBeNaN();
});
