import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { changeKinds } from './wording.domain.ts';

/** Messages as the administration corrected them: each lies over the file's text of its language and key. */
export const wordings = pgTable(
  'wordings',
  {
    locale: text('locale').notNull(),
    key: text('key').notNull(),
    text: text('text').notNull(),
    /** What the file said when this was written; null where it said nothing. */
    against: text('against'),
    /** Null: from the command line, or by somebody who has left. */
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locale, table.key] }),
    index('wordings_account').on(table.accountId),
    check('wordings_text', sql`char_length(${table.text}) between 1 and 2000`),
  ],
);

/** Every change of a correction, kept. `number` counts those of one message: the last one is the revision that whoever changes it next has to know. */
export const wordingChanges = pgTable(
  'wording_changes',
  {
    id: uuid('id').primaryKey(),
    locale: text('locale').notNull(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    kind: text('kind', { enum: changeKinds }).notNull(),
    /** The correction before and after; null: there was none. */
    before: text('before'),
    after: text('after'),
    /** What the file said at that time. */
    against: text('against'),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    byCommand: boolean('by_command').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    uniqueIndex('wording_changes_number').on(table.locale, table.key, table.number),
    index('wording_changes_account').on(table.accountId),
    check('wording_changes_number_counts', sql`${table.number} >= 1`),
    check('wording_changes_kind', sql`${table.kind} in ('set', 'removed', 'settled')`),
    check('wording_changes_after', sql`(${table.kind} = 'set') = (${table.after} is not null)`),
  ],
);

/** One row from the first correction on: its number changes with every change, and every process asks for it. */
export const wordingVersion = pgTable(
  'wording_version',
  { only: boolean('only').primaryKey().default(true), version: integer('version').notNull() },
  (table) => [check('wording_version_one_row', sql`${table.only}`)],
);

export type Wording = typeof wordings.$inferSelect;
export type WordingChange = typeof wordingChanges.$inferSelect;
