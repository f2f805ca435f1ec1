import { readFile } from 'node:fs/promises';
import type { Tx } from '../../platform/db/db.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { layOutTree, type PlaceSource } from './places.domain.ts';
import { allPlaces, findPlace, insertMissingPlaces, placesBySlug } from './places.repository.ts';
import type { Place } from './places.table.ts';

export async function listPlaces({ db }: { db: Tx }): Promise<Place[]> {
  return allPlaces(db);
}

/** Those of some places that exist, with their paths (a place itself first, the county last). */
export async function findPlaces({ db, slugs }: { db: Tx; slugs: string[] }): Promise<Place[]> {
  return placesBySlug(db, slugs);
}

/** The place of a slug that somebody typed or sent; `input.unknown_place` at `path` when there is none. */
export async function requirePlace({ db, slug, path = '/place' }: { db: Tx; slug: string; path?: string }): Promise<Place> {
  const place = await findPlace(db, slug);
  if (!place) throw invalidField(path, 'input.unknown_place', { place: slug }, 'is not a place of this portal');
  return place;
}

/** Puts the county's places into an empty database; places that are there stay as they are. */
export async function seedPlaces({ db }: { db: Tx }): Promise<void> {
  const source = JSON.parse(await readFile(new URL('./places.json', import.meta.url), 'utf8')) as PlaceSource[];
  await insertMissingPlaces(db, layOutTree(source));
}
