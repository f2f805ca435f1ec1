import type { Place } from '#lib/api/types.ts';

export interface PlaceOption {
  slug: string;
  name: string;
  kind: Place['kind'];
  /** How far below the county: 0 for the county itself. */
  depth: number;
}

/** The tree of places as a flat list, each place followed by what lies in it, by name. */
export function placeOptions(places: readonly Pick<Place, 'slug' | 'name' | 'kind' | 'parent'>[]): PlaceOption[] {
  const below = Map.groupBy(places, ({ parent }) => parent);
  const compare = new Intl.Collator('de').compare;
  const walk = (parent: string | null, depth: number): PlaceOption[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => compare(a.name, b.name))
      .flatMap(({ slug, name, kind }) => [{ slug, name, kind, depth }, ...walk(slug, depth + 1)]);
  return walk(null, 0);
}

export interface PlaceGroup {
  /** The region that the places lie in; without one they stand above the regions. */
  region: PlaceOption | undefined;
  places: PlaceOption[];
}

/** The flat list of places in groups: each region with itself and what lies in it. */
export function placeGroups(places: readonly PlaceOption[]): PlaceGroup[] {
  const groups: PlaceGroup[] = [];
  for (const place of places) {
    const last = groups.at(-1);
    const inside = last?.region !== undefined && place.depth > last.region.depth;
    if (place.kind === 'region') groups.push({ region: place, places: [place] });
    else if (last !== undefined && (inside || last.region === undefined)) last.places.push(place);
    else groups.push({ region: undefined, places: [place] });
  }
  return groups;
}

/** The region that a place lies in (itself, if it is one), else the top of the tree: who moderates there. */
export function regionOf(places: readonly Pick<Place, 'slug' | 'name' | 'kind' | 'parent'>[], slug: string): string | undefined {
  const bySlug = new Map(places.map((place) => [place.slug, place]));
  let place = bySlug.get(slug);
  while (place !== undefined && place.kind !== 'region' && place.parent !== null) place = bySlug.get(place.parent);
  return place?.name;
}
