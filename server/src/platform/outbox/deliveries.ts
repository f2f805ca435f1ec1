import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { events, outboxDeliveries } from './outbox.table.ts';

export interface Delivery {
  eventId: string;
  handler: string;
  /** How often it was begun anew after it had failed for good. */
  replays?: number;
}

const open = and(isNull(outboxDeliveries.doneAt), isNull(outboxDeliveries.failedAt));
const isThis = ({ eventId, handler }: Pick<Delivery, 'eventId' | 'handler'>) =>
  and(eq(outboxDeliveries.eventId, eventId), eq(outboxDeliveries.handler, handler));
const columns = { eventId: outboxDeliveries.eventId, handler: outboxDeliveries.handler, replays: outboxDeliveries.replays };

/** Locks open deliveries to these handlers that were never queued, oldest first; others that look at the same time get others. */
export async function lockNew(tx: Tx, handlers: string[], limit: number): Promise<Delivery[]> {
  return tx
    .select(columns)
    .from(outboxDeliveries)
    .where(and(open, isNull(outboxDeliveries.queuedAt), inArray(outboxDeliveries.handler, handlers)))
    .orderBy(asc(outboxDeliveries.eventId))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** Locks open deliveries to these handlers that were queued before a moment and are still not done. */
export async function lockOverdue(tx: Tx, handlers: string[], before: Date, limit: number): Promise<Delivery[]> {
  return tx
    .select(columns)
    .from(outboxDeliveries)
    .where(and(open, lt(outboxDeliveries.queuedAt, before), inArray(outboxDeliveries.handler, handlers)))
    .orderBy(asc(outboxDeliveries.queuedAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}

export async function markQueued(tx: Tx, deliveries: Delivery[], at: Date): Promise<void> {
  const ids = JSON.stringify(deliveries.map(({ eventId, handler }) => ({ e: eventId, h: handler })));
  await tx
    .update(outboxDeliveries)
    .set({ queuedAt: at })
    .where(sql`(${outboxDeliveries.eventId}, ${outboxDeliveries.handler}) in (select e, h from jsonb_to_recordset(${ids}::jsonb) as given(e uuid, h text))`);
}

/** The event of a delivery that is still open; undefined when it is done, has failed for good, or is gone. */
export async function readOpenDelivery(db: Tx, delivery: Delivery): Promise<{ id: string; name: string; payload: unknown } | undefined> {
  const [row] = await db
    .select({ id: events.id, name: events.name, payload: events.payload })
    .from(outboxDeliveries)
    .innerJoin(events, eq(events.id, outboxDeliveries.eventId))
    .where(and(isThis(delivery), open));
  return row;
}

export async function markDone(db: Tx, delivery: Delivery, at: Date): Promise<void> {
  await db
    .update(outboxDeliveries)
    .set({ doneAt: at })
    .where(and(isThis(delivery), open));
}

/** Keeps a delivery as failed for good; false when it is not open any more. */
export async function markFailed(db: Tx, delivery: Delivery, at: Date, { failure, attempts }: { failure: string; attempts: number }): Promise<boolean> {
  const rows = await db
    .update(outboxDeliveries)
    .set({ failedAt: at, failure, attempts })
    .where(and(isThis(delivery), open))
    .returning({ handler: outboxDeliveries.handler });
  return rows.length > 0;
}
