import { sql } from 'drizzle-orm';
import { boolean, check, pgTable } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';

/** What became of the demonstration in this database, in one row at the most: what an operator took away is not brought back by a start. */
export const demonstration = pgTable(
  'demonstration',
  {
    only: boolean('only').primaryKey().default(true),
    filledAt: moment('filled_at'),
    removedAt: moment('removed_at'),
  },
  (table) => [check('demonstration_only_one', sql`${table.only}`)],
);
