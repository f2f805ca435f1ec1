import { expect, test } from 'vitest';
import { createTranslate } from '#lib/i18n/translate.ts';
import { placeIn, someoneFrom, wholePlace, type NamedPlace } from './place-words.ts';

const t = createTranslate(
  {
    'listings.wholePlace.region': 'Ganze Region {name}',
    'listings.wholePlace.county': 'Ganzer {name}',
    'listings.placeIn.district': '{name} ({town})',
    'listings.placeIn.region': 'Region {name}',
    'listings.placeFrom.region': 'der Region {name}',
    'listings.placeFrom.county': 'dem {name}',
    'listings.someoneFrom': 'Jemand aus {place}',
  },
  'de',
);

const region: NamedPlace = { name: 'Nürtingen', kind: 'region' };
const district: NamedPlace = { name: 'Oberensingen', kind: 'district', town: 'Nürtingen' };
const town: NamedPlace = { name: 'Nürtingen', kind: 'municipality' };
const county: NamedPlace = { name: 'Landkreis Esslingen', kind: 'county' };

test('a district is told with its town', () => {
  expect(placeIn(district, t)).toBe('Oberensingen (Nürtingen)');
});

test('a region and a town of one name are told apart', () => {
  expect([region, town, county].map((place) => wholePlace(place, t))).toEqual(['Ganze Region Nürtingen', 'Nürtingen', 'Ganzer Landkreis Esslingen']);
  expect([region, town, county].map((place) => placeIn(place, t))).toEqual(['Region Nürtingen', 'Nürtingen', 'Landkreis Esslingen']);
});

test('somebody without a name is from there', () => {
  expect([region, town, county].map((place) => someoneFrom(place, t))).toEqual([
    'Jemand aus der Region Nürtingen',
    'Jemand aus Nürtingen',
    'Jemand aus dem Landkreis Esslingen',
  ]);
});
