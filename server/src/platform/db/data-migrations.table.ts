import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** How far each data migration has come. Written in the transaction of every batch, so that it never tells of rows that were not changed. */
export const dataMigrations = pgTable(
  'data_migrations',
  {
    name: text('name').primaryKey(),
    /** Where the next batch begins; its form is the migration's own. */
    cursor: text('cursor'),
    rows: bigint('rows', { mode: 'number' }).notNull().default(0),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
  },
  (table) => [check('data_migrations_rows', sql`${table.rows} >= 0`)],
);
