import { and, asc, eq, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { OUTBOX_CHANNEL } from './publish.ts';
import { events, outboxDeliveries } from './outbox.table.ts';

export type DeliveryStatus = 'open' | 'done' | 'failed' | 'dropped';

/** A delivery as an operator sees it. */
export interface DeliveryView {
  eventId: string;
  event: string;
  handler: string;
  occurredAt: Date;
  status: DeliveryStatus;
  /** When it got that status; for an open one, when it was last handed to the queue. */
  at: Date | null;
  attempts: number;
  replays: number;
  reason: string | null;
}

const isOpen = and(isNull(outboxDeliveries.doneAt), isNull(outboxDeliveries.failedAt));
const hasFailed = and(isNotNull(outboxDeliveries.failedAt), isNull(outboxDeliveries.droppedAt));
const isThis = ({ eventId, handler }: DeliveryKey) => and(eq(outboxDeliveries.eventId, eventId), eq(outboxDeliveries.handler, handler));

export interface DeliveryKey {
  eventId: string;
  handler: string;
}

/** What failed for good, oldest first; with `known` handlers also what was dropped and what waits for a handler that is not among them. */
export async function listDeadLetters(db: Tx, known?: string[]): Promise<DeliveryView[]> {
  const alsoOthers = known && or(isNotNull(outboxDeliveries.failedAt), and(isOpen, notInArray(outboxDeliveries.handler, known)));
  return select(db)
    .where(alsoOthers ?? hasFailed)
    .orderBy(asc(outboxDeliveries.failedAt), asc(outboxDeliveries.eventId))
    .then(toViews);
}

/** All deliveries of one event, with what the event says (ids, never people's words); undefined when there is no such event. */
export async function readEvent(
  db: Tx,
  eventId: string,
): Promise<{ payload: Record<string, unknown>; name: string; occurredAt: Date; deliveries: DeliveryView[] } | undefined> {
  const [event] = await db.select().from(events).where(eq(events.id, eventId));
  if (!event) return undefined;
  const deliveries = await select(db).where(eq(outboxDeliveries.eventId, eventId)).orderBy(asc(outboxDeliveries.handler)).then(toViews);
  return { payload: event.payload, name: event.name, occurredAt: event.occurredAt, deliveries };
}

/**
 * Opens what failed for good (or one delivery that was dropped) again, and calls the relays. It runs as another job than the one that failed,
 * whatever the queue still keeps of that. Returns how many; what is open or done is left alone, so that twice is once.
 */
export async function replayDeliveries(tx: Tx, which: DeliveryKey | 'all'): Promise<number> {
  const opened = await tx
    .update(outboxDeliveries)
    .set({ failedAt: null, failure: null, droppedAt: null, queuedAt: null, attempts: 0, replays: sql`${outboxDeliveries.replays} + 1` })
    .where(which === 'all' ? hasFailed : and(isThis(which), isNotNull(outboxDeliveries.failedAt)))
    .returning({ handler: outboxDeliveries.handler });
  if (opened.length > 0) await tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return opened.length;
}

/** Gives up a delivery that is not done, so that nobody does it any more; it stays to be seen. False when it is done or dropped already. */
export async function dropDelivery(tx: Tx, key: DeliveryKey, at: Date): Promise<boolean> {
  const dropped = await tx
    .update(outboxDeliveries)
    .set({
      droppedAt: at,
      failedAt: sql`coalesce(${outboxDeliveries.failedAt}, ${at.toISOString()}::timestamptz)`,
      failure: sql`coalesce(${outboxDeliveries.failure}, 'dropped before it was done')`,
    })
    .where(and(isThis(key), isNull(outboxDeliveries.doneAt), isNull(outboxDeliveries.droppedAt)))
    .returning({ handler: outboxDeliveries.handler });
  return dropped.length > 0;
}

const select = (db: Tx) =>
  db
    .select({ delivery: outboxDeliveries, event: { name: events.name, occurredAt: events.occurredAt } })
    .from(outboxDeliveries)
    .innerJoin(events, eq(events.id, outboxDeliveries.eventId))
    .$dynamic();

function toViews(rows: { delivery: typeof outboxDeliveries.$inferSelect; event: { name: string; occurredAt: Date } }[]): DeliveryView[] {
  return rows.map(({ delivery, event }) => {
    const { eventId, handler, queuedAt, doneAt, failedAt, droppedAt, attempts, replays, failure } = delivery;
    const status: DeliveryStatus = droppedAt ? 'dropped' : failedAt ? 'failed' : doneAt ? 'done' : 'open';
    const at = droppedAt ?? failedAt ?? doneAt ?? queuedAt;
    return { eventId, event: event.name, handler, occurredAt: event.occurredAt, status, at, attempts, replays, reason: failure };
  });
}
