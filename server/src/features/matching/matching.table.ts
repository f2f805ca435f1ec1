import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { listings } from '../listings/listings.table.ts';
import type { Profile } from './analysis.domain.ts';
import type { Reason } from './score.domain.ts';

/** What a listing's text says, analysed once when it was published. */
export const matchingProfiles = pgTable(
  'matching_profiles',
  {
    listingId: uuid('listing_id')
      .primaryKey()
      .references(() => listings.id, { onDelete: 'cascade' }),
    /** Of the analysis: a profile of another version is made again. */
    version: integer('version').notNull(),
    profile: jsonb('profile').$type<Profile>().notNull(),
    /** Stems, parts of long stems and topics (`#slug`), by which counterparts are found. */
    terms: text('terms').array().notNull(),
  },
  (table) => [index('matching_profiles_terms').using('gin', table.terms)],
);

/** How much a term tells, counted over lately published listings. A term that is not here stood in one at the most and weighs 1. */
export const matchingWeights = pgTable('matching_weights', { term: text('term').primaryKey(), weight: doublePrecision('weight').notNull() }, (table) => [
  check('matching_weights_weight', sql`${table.weight} between 0 and 1`),
]);

/** A need and an offer that fit. Shown as long as it holds; once told, it is kept, so that nobody is told of it twice. */
export const matches = pgTable(
  'matches',
  {
    needId: uuid('need_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    score: doublePrecision('score').notNull(),
    reasons: jsonb('reasons').$type<Reason[]>().notNull(),
    foundAt: moment('found_at').notNull(),
    /** When a search last found it. */
    checkedAt: moment('checked_at').notNull(),
    /** False when a later search no longer found it. */
    holds: boolean('holds').notNull().default(true),
    /** Null: only shown. */
    toldAt: moment('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.needId, table.offerId] }),
    index('matches_offer').on(table.offerId),
    check('matches_score', sql`${table.score} between 0 and 1`),
    check('matches_two_listings', sql`${table.needId} <> ${table.offerId}`),
    check('matches_kept_when_told', sql`${table.holds} or ${table.toldAt} is not null`),
  ],
);

export type MatchRow = typeof matches.$inferSelect;
