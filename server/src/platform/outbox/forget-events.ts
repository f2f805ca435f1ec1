import { and, eq, gte, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { daysAfter } from '../clock/clock.ts';
import type { Tx } from '../db/db.ts';
import { deleteInBatches } from '../db/delete-in-batches.ts';
import type { Sweep } from '../jobs/define-job.ts';
import { events, outboxDeliveries } from './outbox.table.ts';

/** Days after which an event is forgotten whose deliveries are all done. */
export const KEEP_DONE_DAYS = 30;
/** Days for which a delivery that an operator dropped stays to be seen. */
export const KEEP_DROPPED_DAYS = 90;

/** Removes events that are over, with their deliveries. What is open or failed stays. */
export const forgetOldEvents: Sweep = {
  name: 'outbox-forget',
  everySeconds: 3600,
  run: ({ db, clock }) =>
    deleteInBatches(db, events, and(lt(events.occurredAt, daysAfter(clock.now(), -KEEP_DONE_DAYS)), notExists(stillOpen(db, clock.now())))),
};

/** The deliveries of an event for whose sake it stays. */
function stillOpen(db: Tx, now: Date) {
  const { eventId, doneAt, droppedAt } = outboxDeliveries;
  return db
    .select({ one: sql`1` })
    .from(outboxDeliveries)
    .where(and(eq(eventId, events.id), isNull(doneAt), or(isNull(droppedAt), gte(droppedAt, daysAfter(now, -KEEP_DROPPED_DAYS)))));
}
