import type { Tx } from '../db/db.ts';
import type { Clock } from '../clock/clock.ts';
import { sql } from 'drizzle-orm';
import { events, outboxDeliveries } from './outbox.table.ts';

/** A fact: its name (`listing.published`) and ids, never rows or people's words. */
export interface NewEvent {
  name: string;
  payload: Record<string, string | number | boolean | null>;
}

export type Publish = (tx: Tx, event: NewEvent) => Promise<string>;

/** The channel on which writers wake the relay. */
export const OUTBOX_CHANNEL = 'outbox';

/**
 * Makes the function with which use cases publish. `handlersOf` is the closed list of who listens to which event:
 * each gets a delivery row in the same transaction, so that a fact and the duty to handle it commit together.
 */
export function buildPublish(deps: { clock: Clock; newId: () => string; handlersOf: (event: string) => string[] }): Publish {
  return async (tx, event) => {
    const id = deps.newId();
    await tx.insert(events).values({ id, name: event.name, payload: event.payload, occurredAt: deps.clock.now() });
    const handlers = deps.handlersOf(event.name);
    if (handlers.length > 0) {
      await tx.insert(outboxDeliveries).values(handlers.map((handler) => ({ eventId: id, handler })));
      await tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
    }
    return id;
  };
}
