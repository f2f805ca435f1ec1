import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';

export const decisionKinds = ['approve', 'return', 'reject'] as const;
/** All that is recorded: decisions about a pending text, and taking a published one out of sight and back. */
export const recordedKinds = [...decisionKinds, 'hide', 'show'] as const;
export const decisionReasons = ['unclear', 'personal_data', 'wrong_topic', 'duplicate', 'unsafe', 'commercial', 'discriminating', 'other'] as const;
export const reportReasons = ['spam', 'unsafe', 'discriminating', 'personal_data', 'other'] as const;
export const reportSubjects = ['listing', 'conversation'] as const;

/** What a moderator decided about one revision of a listing. Kept: it is the record of who did what and why. */
export const moderationDecisions = pgTable(
  'moderation_decisions',
  {
    id: uuid('id').primaryKey(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    moderatorId: uuid('moderator_id')
      .notNull()
      .references(() => accounts.id),
    decision: text('decision', { enum: recordedKinds }).notNull(),
    reason: text('reason', { enum: decisionReasons }),
    text: text('text'),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    // One moderator speaks once about one revision: a second pair of eyes is another person's.
    uniqueIndex('moderation_decisions_once')
      .on(table.listingId, table.revision, table.moderatorId)
      .where(sql`${table.decision} in ('approve', 'return', 'reject')`),
    check('moderation_decisions_kind', sql`${table.decision} in ('approve', 'return', 'reject', 'hide', 'show')`),
    check('moderation_decisions_reason', sql`${table.decision} not in ('return', 'reject') or ${table.reason} is not null`),
  ],
);

/** What somebody told the moderators about a listing or a conversation. */
export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    reporterId: uuid('reporter_id').references(() => accounts.id, { onDelete: 'set null' }),
    subjectType: text('subject_type', { enum: reportSubjects }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** The place whose moderators look at it: the listing's. */
    place: text('place').notNull(),
    reason: text('reason', { enum: reportReasons }).notNull(),
    text: text('text'),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
    closedBy: uuid('closed_by').references(() => accounts.id, { onDelete: 'set null' }),
  },
  (table) => [
    // Told once is told: the same person adds nothing by telling again while it is open.
    uniqueIndex('reports_once_while_open')
      .on(table.reporterId, table.subjectType, table.subjectId)
      .where(sql`${table.closedAt} is null`),
    index('reports_open')
      .on(table.createdAt)
      .where(sql`${table.closedAt} is null`),
    check('reports_subject', sql`${table.subjectType} in ('listing', 'conversation')`),
  ],
);

export type Decision = typeof moderationDecisions.$inferSelect;
export type Report = typeof reports.$inferSelect;
