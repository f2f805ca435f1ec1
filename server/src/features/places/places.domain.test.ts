import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layOutTree, type PlaceSource } from './places.domain.ts';

const county: PlaceSource = { slug: 'county', kind: 'county', name: 'County', parent: null, lat: 48, lon: 9 };
const region: PlaceSource = { slug: 'region', kind: 'region', name: 'Region', parent: 'county', lat: 48.5, lon: 9.5 };
const town: PlaceSource = { slug: 'town', kind: 'municipality', name: 'Town', parent: 'region', lat: 48.7, lon: 9.7, postcodes: ['73000'] };
const quarter: PlaceSource = { slug: 'quarter', kind: 'district', name: 'Quarter', parent: 'town', lat: null, lon: null };

test('every place knows all above it, and a place without a point has its parent’s', () => {
  const tree = layOutTree([quarter, town, county, region]);
  expect(tree.map(({ slug }) => slug)).toEqual(['county', 'region', 'town', 'quarter']);
  expect(tree.at(-1)).toMatchObject({ path: ['quarter', 'town', 'region', 'county'], lat: 48.7, lon: 9.7 });
});

test('a missing parent, a circle and a tree without points are refused by name', () => {
  expect(() => layOutTree([town])).toThrow('place town: its parent region is missing');
  expect(() => layOutTree([county, { ...region, parent: 'town' }, town])).toThrow(/stands below itself/);
  expect(() => layOutTree([{ ...county, lat: undefined }])).toThrow('have no point');
});

test('the county’s own data is a whole tree: 4 regions, 44 municipalities, 24 districts', () => {
  const tree = layOutTree(JSON.parse(readFileSync(new URL('./places.json', import.meta.url), 'utf8')) as PlaceSource[]);
  const count = (kind: string) => tree.filter((place) => place.kind === kind).length;
  expect([count('county'), count('region'), count('municipality'), count('district')]).toEqual([1, 4, 44, 24]);
  for (const place of tree) expect(place.path.at(-1)).toBe('landkreis-esslingen');
});
