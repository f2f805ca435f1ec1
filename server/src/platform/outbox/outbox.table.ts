import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../db/columns.ts';

/** Facts that features published. Written in the transaction that made them true. */
export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    occurredAt: moment('occurred_at').notNull(),
  },
  // What is old enough to be forgotten is found along it.
  (table) => [index('events_occurred').on(table.occurredAt)],
);

/**
 * One row an event and handler, open until it is done or has failed for good.
 * `queued_at` is when the relay last handed it to the queue; `failure` is a reason without people's words, after so many `attempts`.
 * What failed stays until an operator replays it (open again, with one more in `replays`) or drops it (`dropped_at`).
 */
export const outboxDeliveries = pgTable(
  'outbox_deliveries',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    handler: text('handler').notNull(),
    queuedAt: moment('queued_at'),
    doneAt: moment('done_at'),
    failedAt: moment('failed_at'),
    failure: text('failure'),
    attempts: integer('attempts').notNull().default(0),
    replays: integer('replays').notNull().default(0),
    droppedAt: moment('dropped_at'),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.handler] }),
    // Ids are in the order of time: what is new is read oldest first along this index, what is overdue by its first column.
    index('outbox_deliveries_open')
      .on(table.queuedAt, table.eventId)
      .where(sql`${table.doneAt} is null and ${table.failedAt} is null`),
    index('outbox_deliveries_failed')
      .on(table.failedAt)
      .where(sql`${table.failedAt} is not null`),
    check('outbox_deliveries_dropped', sql`${table.droppedAt} is null or ${table.failedAt} is not null`),
    check('outbox_deliveries_one_end', sql`${table.doneAt} is null or ${table.failedAt} is null`),
    check('outbox_deliveries_failure', sql`(${table.failedAt} is null) = (${table.failure} is null)`),
  ],
);
