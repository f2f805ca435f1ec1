import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { places, type Place } from './places.table.ts';

export async function findPlace(db: Tx, slug: string): Promise<Place | undefined> {
  const [place] = await db.select().from(places).where(eq(places.slug, slug));
  return place;
}

export async function allPlaces(db: Tx): Promise<Place[]> {
  return db
    .select()
    .from(places)
    .orderBy(sql`cardinality(${places.path})`, asc(places.name));
}

/** Writes places that are not there yet and leaves the others as an administrator has shaped them. */
export async function insertMissingPlaces(db: Tx, rows: Place[]): Promise<void> {
  await db.insert(places).values(rows).onConflictDoNothing();
}

export async function placesBySlug(db: Tx, slugs: string[]): Promise<Place[]> {
  return slugs.length === 0 ? [] : db.select().from(places).where(inArray(places.slug, slugs));
}
