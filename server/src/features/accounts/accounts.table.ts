import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { roles } from '../../platform/authorized/actor.ts';
import { bytes, moment } from '../../platform/db/columns.ts';
import { places } from '../places/places.table.ts';

/** The id of the secret that a sealed address was sealed with (platform/crypto/keyring.ts): at start it is looked up which secrets are needed. */
const sealedBy = (sealed: AnyPgColumn) => sql`substring(${sealed} from 2 for 4)`;

/** People who can sign in. The address is sealed and found by its keyed hash; others see `display_name` or nothing. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id').primaryKey(),
    emailHash: bytes('email_hash'),
    emailSealed: bytes('email_sealed'),
    displayName: text('display_name'),
    locale: text('locale').notNull(),
    createdAt: moment('created_at').notNull(),
    /** Set when the person left: address and name are gone, what others refer to stays without them. */
    deletedAt: moment('deleted_at'),
    /** Stands behind the demonstration; what it posts is marked as such. */
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    uniqueIndex('accounts_email_hash').on(table.emailHash),
    index('accounts_sealed_by').on(sealedBy(table.emailSealed), table.id),
    index('accounts_demo')
      .on(table.id)
      .where(sql`${table.demo}`),
    check('accounts_email_whole', sql`(${table.emailHash} is null) = (${table.emailSealed} is null)`),
    check('accounts_deleted_is_bare', sql`${table.deletedAt} is null or (${table.emailHash} is null and ${table.displayName} is null)`),
  ],
);

/** A sign-in that was asked for. Link and code are derived from its id by key, so this row holds neither. */
export const loginLinks = pgTable(
  'login_links',
  {
    id: uuid('id').primaryKey(),
    emailHash: bytes('email_hash').notNull(),
    emailSealed: bytes('email_sealed').notNull(),
    locale: text('locale').notNull(),
    next: text('next'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    wrongCodes: integer('wrong_codes').notNull().default(0),
  },
  (table) => [
    index('login_links_email_hash').on(table.emailHash, table.createdAt),
    index('login_links_sealed_by').on(sealedBy(table.emailSealed), table.id),
    check('login_links_times', sql`${table.expiresAt} > ${table.createdAt}`),
  ],
);

/** A signed-in browser or script. Tokens are derived: an access token names the session, a refresh token its generation. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
    generation: integer('generation').notNull().default(1),
    rotatedAt: moment('rotated_at').notNull(),
  },
  (table) => [index('sessions_account').on(table.accountId), check('sessions_generation', sql`${table.generation} >= 1`)],
);

/** What an account may do at a place and below it. */
export const roleGrants = pgTable(
  'role_grants',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    place: text('place')
      .notNull()
      .references(() => places.slug),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.role, table.place] }),
    index('role_grants_place').on(table.place, table.role),
    check('role_grants_role', sql`${table.role} in ('moderator', 'coordinator', 'admin')`),
  ],
);

export type Account = typeof accounts.$inferSelect;
export type LoginLink = typeof loginLinks.$inferSelect;
export type Session = typeof sessions.$inferSelect;
