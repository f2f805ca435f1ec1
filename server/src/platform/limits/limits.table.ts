import { sql } from 'drizzle-orm';
import { check, index, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';

/**
 * Who used what how often lately. `key` is a keyed hash of the limit's name and of who is counted (an account, an address, a network), so that
 * the row tells neither; `uses` are the moments still inside the limit's span, oldest first; after `over_at` the row means nothing any more.
 */
export const limitUses = pgTable(
  'limit_uses',
  {
    key: bytes('key').primaryKey(),
    uses: timestamp('uses', { withTimezone: true, mode: 'date' }).array().notNull(),
    overAt: moment('over_at').notNull(),
  },
  (table) => [index('limit_uses_over').on(table.overAt), check('limit_uses_key', sql`octet_length(${table.key}) = 32`)],
);
