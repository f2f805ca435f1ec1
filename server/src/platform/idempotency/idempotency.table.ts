import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../db/columns.ts';

/**
 * The first answer to each request that carried an Idempotency-Key. Written in the transaction of the work itself, so that a row which others
 * see is always whole. `scope` is an account's id, or `visitor`; `fingerprint` a keyed hash of what was asked; `answer` is sealed.
 */
export const onceAnswers = pgTable(
  'once_answers',
  {
    scope: text('scope').notNull(),
    keyHash: bytes('key_hash').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    status: integer('status'),
    answer: bytes('answer'),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.keyHash] }),
    index('once_answers_expiry').on(table.expiresAt),
    check('once_answers_whole', sql`(${table.status} is null) = (${table.answer} is null)`),
  ],
);
