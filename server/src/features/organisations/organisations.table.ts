import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { places } from '../places/places.table.ts';
import { organisationKinds } from './organisations.domain.ts';

/** Initiatives, offices, associations and companies. The public sees those that somebody at the county has verified. */
export const organisations = pgTable(
  'organisations',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind', { enum: organisationKinds }).notNull(),
    place: text('place')
      .notNull()
      .references(() => places.slug),
    about: text('about').notNull().default(''),
    website: text('website'),
    /** Null: nobody has looked yet who they are, or what was found no longer holds. */
    verifiedAt: moment('verified_at'),
    createdAt: moment('created_at').notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    index('organisations_verified')
      .on(table.verifiedAt.desc(), table.id.desc())
      .where(sql`${table.verifiedAt} is not null`),
    check('organisations_kind', sql`${table.kind} in ('initiative', 'office', 'association', 'company')`),
    check('organisations_name', sql`char_length(${table.name}) between 2 and 80`),
    check('organisations_about', sql`char_length(${table.about}) <= 2000`),
  ],
);

/** Accounts that may post in an organisation's name. */
export const organisationMembers = pgTable(
  'organisation_members',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    since: moment('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.accountId] }), index('organisation_members_account').on(table.accountId)],
);

export type Organisation = typeof organisations.$inferSelect;
