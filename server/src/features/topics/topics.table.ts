import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, type AnyPgColumn } from 'drizzle-orm/pg-core';

export const risks = ['ordinary', 'sensitive'] as const;

/** One two-level tree, shared by listings, contacts, meetings and library items. */
export const topics = pgTable(
  'topics',
  {
    slug: text('slug').primaryKey(),
    parent: text('parent').references((): AnyPgColumn => topics.slug),
    /** Itself and, for a topic of the second level, its parent. */
    path: text('path').array().notNull(),
    risk: text('risk', { enum: risks }).notNull(),
    /** Order of the list that people choose from. */
    position: integer('position').notNull(),
    labelDe: text('label_de').notNull(),
    labelEn: text('label_en').notNull(),
  },
  (table) => [
    index('topics_path').using('gin', table.path),
    check('topics_risk', sql`${table.risk} in ('ordinary', 'sensitive')`),
    check('topics_two_levels', sql`cardinality(${table.path}) = case when ${table.parent} is null then 1 else 2 end and ${table.path}[1] = ${table.slug}`),
  ],
);

export type Topic = typeof topics.$inferSelect;
