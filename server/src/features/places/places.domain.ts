import type { Place } from './places.table.ts';

export interface PlaceSource {
  slug: string;
  kind: Place['kind'];
  name: string;
  parent: string | null;
  ags?: string;
  lat?: number | null;
  lon?: number | null;
  postcodes?: string[];
}

/** Gives every place of a tree its path (itself first, the county last) and, where it has none, its parent's point. Parents may stand anywhere in the list. */
export function layOutTree(sources: PlaceSource[]): Place[] {
  const bySlug = new Map(sources.map((source) => [source.slug, source]));
  const climb = (source: PlaceSource): PlaceSource[] => {
    const line = [source];
    for (let above = source.parent; above !== null; above = line.at(-1)!.parent) {
      const parent = bySlug.get(above);
      if (!parent) throw new Error(`place ${source.slug}: its parent ${above} is missing`);
      if (line.includes(parent)) throw new Error(`place ${source.slug} stands below itself`);
      line.push(parent);
    }
    return line;
  };
  const laidOut = sources.map((source) => {
    const line = climb(source);
    const located = line.find((place) => typeof place.lat === 'number' && typeof place.lon === 'number');
    if (!located) throw new Error(`place ${source.slug} and all above it have no point`);
    return {
      slug: source.slug,
      kind: source.kind,
      name: source.name,
      parent: source.parent,
      path: line.map((place) => place.slug),
      ags: source.ags ?? null,
      lat: located.lat!,
      lon: located.lon!,
      postcodes: source.postcodes ?? [],
    };
  });
  // Parents first, so that foreign keys hold while they are written.
  return laidOut.sort((one, other) => one.path.length - other.path.length);
}
