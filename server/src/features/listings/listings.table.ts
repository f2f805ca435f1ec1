import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { organisations } from '../organisations/organisations.table.ts';
import { places } from '../places/places.table.ts';
import { topics } from '../topics/topics.table.ts';

export const listingKinds = ['need', 'offer'] as const;
export const listingStatuses = ['pending', 'published', 'returned', 'rejected', 'closed'] as const;
export const outcomes = ['fulfilled', 'withdrawn', 'expired'] as const;

/** What a person needs or offers. Title and body are stored as written; who posted it is known to the portal alone. */
export const listings = pgTable(
  'listings',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** In whose name it was posted, where not in the poster's own. */
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    kind: text('kind', { enum: listingKinds }).notNull(),
    status: text('status', { enum: listingStatuses }).notNull(),
    /** By its owner, for a while. */
    paused: boolean('paused').notNull().default(false),
    /** By a moderator. */
    hidden: boolean('hidden').notNull().default(false),
    title: text('title').notNull(),
    body: text('body').notNull(),
    topic: text('topic')
      .notNull()
      .references(() => topics.slug),
    place: text('place')
      .notNull()
      .references(() => places.slug),
    lang: text('lang').notNull(),
    /** Kilometres; null where nobody said, which counts as 25. */
    reachKm: integer('reach_km'),
    /** Days in Europe/Berlin, both inclusive. */
    from: date('from', { mode: 'string' }),
    until: date('until', { mode: 'string' }),
    capacity: integer('capacity').notNull().default(1),
    used: integer('used').notNull().default(0),
    outcome: text('outcome', { enum: outcomes }),
    /** Counts changes of what moderators look at, so that a decision about an older text is refused. */
    revision: integer('revision').notNull().default(1),
    /** What the last decision told the owner. */
    decisionReason: text('decision_reason'),
    decisionText: text('decision_text'),
    demo: boolean('demo').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    publishedAt: moment('published_at'),
    expiresAt: moment('expires_at'),
    closedAt: moment('closed_at'),
  },
  (table) => [
    index('listings_public')
      .on(table.publishedAt.desc(), table.id.desc())
      .where(sql`${table.status} = 'published' and not ${table.paused} and not ${table.hidden}`),
    index('listings_account').on(table.accountId, table.createdAt),
    index('listings_pending')
      .on(table.place, table.changedAt)
      .where(sql`${table.status} = 'pending'`),
    index('listings_organisation')
      .on(table.organisationId)
      .where(sql`${table.organisationId} is not null`),
    index('listings_demo')
      .on(table.id)
      .where(sql`${table.demo}`),
    index('listings_expiry')
      .on(table.expiresAt)
      .where(sql`${table.status} = 'published'`),
    check('listings_kind', sql`${table.kind} in ('need', 'offer')`),
    check('listings_status', sql`${table.status} in ('pending', 'published', 'returned', 'rejected', 'closed')`),
    check('listings_outcome', sql`(${table.status} = 'closed') = (${table.outcome} is not null and ${table.closedAt} is not null)`),
    check('listings_outcome_known', sql`${table.outcome} is null or ${table.outcome} in ('fulfilled', 'withdrawn', 'expired')`),
    check('listings_published_when', sql`${table.status} <> 'published' or (${table.publishedAt} is not null and ${table.expiresAt} is not null)`),
    check('listings_title', sql`char_length(${table.title}) between 3 and 120`),
    check('listings_body', sql`char_length(${table.body}) <= 5000`),
    check('listings_reach', sql`${table.reachKm} between 0 and 200`),
    check('listings_window', sql`${table.from} is null or ${table.until} is null or ${table.from} <= ${table.until}`),
    check('listings_capacity', sql`${table.capacity} between 1 and 1000 and ${table.used} between 0 and ${table.capacity}`),
  ],
);

export type Listing = typeof listings.$inferSelect;
