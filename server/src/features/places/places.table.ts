import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, pgTable, text, type AnyPgColumn } from 'drizzle-orm/pg-core';

export const placeKinds = ['county', 'region', 'municipality', 'district'] as const;

/** One tree: county › region › municipality › district. `path` is the place itself and all above it, so that "below" is one indexed test. */
export const places = pgTable(
  'places',
  {
    slug: text('slug').primaryKey(),
    kind: text('kind', { enum: placeKinds }).notNull(),
    name: text('name').notNull(),
    parent: text('parent').references((): AnyPgColumn => places.slug),
    path: text('path').array().notNull(),
    ags: text('ags'),
    /** Degrees, WGS 84. A place without a point of its own has its parent's. */
    lat: doublePrecision('lat').notNull(),
    lon: doublePrecision('lon').notNull(),
    postcodes: text('postcodes').array().notNull(),
  },
  (table) => [
    index('places_path').using('gin', table.path),
    check('places_kind', sql`${table.kind} in ('county', 'region', 'municipality', 'district')`),
    check('places_root_is_county', sql`(${table.parent} is null) = (${table.kind} = 'county')`),
    check('places_path_begins_with_itself', sql`${table.path}[1] = ${table.slug}`),
    check('places_point', sql`${table.lat} between -90 and 90 and ${table.lon} between -180 and 180`),
  ],
);

export type Place = typeof places.$inferSelect;
