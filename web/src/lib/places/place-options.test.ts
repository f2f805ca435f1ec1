import { expect, test } from 'vitest';
import { placeGroups, placeOptions, regionOf } from './place-options.ts';

const places = [
  { slug: 'county', kind: 'county', name: 'Landkreis', parent: null },
  { slug: 'teck', kind: 'region', name: 'Teck', parent: 'county' },
  { slug: 'owen', kind: 'municipality', name: 'Owen', parent: 'teck' },
  { slug: 'oetlingen', kind: 'district', name: 'Ötlingen', parent: 'kirchheim' },
  { slug: 'kirchheim', kind: 'municipality', name: 'Kirchheim', parent: 'teck' },
  { slug: 'filder', kind: 'region', name: 'Filder', parent: 'county' },
] as const;

test('the tree reads from the county down, by name, each place followed by what lies in it', () => {
  expect(placeOptions(places).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 Landkreis',
    '1 Filder',
    '1 Teck',
    '2 Kirchheim',
    '3 Ötlingen',
    '2 Owen',
  ]);
});

test('each region stands with what lies in it, what is above them by itself', () => {
  const after = { slug: 'beyond', kind: 'municipality', name: 'Beyond', depth: 0 } as const;
  expect(placeGroups([...placeOptions(places), after]).map(({ region, places }) => [region?.name, places.map(({ name }) => name).join(' ')])).toEqual([
    [undefined, 'Landkreis'],
    ['Filder', 'Filder'],
    ['Teck', 'Teck Kirchheim Ötlingen Owen'],
    [undefined, 'Beyond'],
  ]);
});

test('a district belongs to the region above it, the county to itself', () => {
  expect(regionOf(places, 'oetlingen')).toBe('Teck');
  expect(regionOf(places, 'filder')).toBe('Filder');
  expect(regionOf(places, 'county')).toBe('Landkreis');
  expect(regionOf(places, 'nowhere')).toBeUndefined();
});
