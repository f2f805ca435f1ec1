import type { Job } from 'bullmq';
import type { EventHandler, WorkerDeps } from './define-job.ts';
import { framesOf, safeReason } from '../log/safe-reason.ts';
import { markDone, markFailed, readOpenDelivery } from '../outbox/deliveries.ts';
import type { DeliveryJob } from './queues.ts';

/**
 * Does one delivery: reads the event, runs its handler, then marks the delivery done. The handler commits its own
 * transaction first; after a crash between the two, the delivery is still open and the (idempotent) handler runs again.
 */
export async function runDelivery(deps: WorkerDeps, handlers: ReadonlyMap<string, EventHandler>, delivery: DeliveryJob): Promise<void> {
  const handler = handlers.get(delivery.handler);
  if (!handler) throw new Error(`there is no handler ${delivery.handler}`);
  const event = await readOpenDelivery(deps.db, delivery);
  if (!event) return;
  await handler.run(deps, event);
  await markDone(deps.db, delivery, deps.clock.now());
}

/** The same as a job: what it throws is logged, and reaches the queue without people's words. */
export function deliveryWork(deps: WorkerDeps, handlers: ReadonlyMap<string, EventHandler>) {
  return async (job: Job<DeliveryJob>): Promise<void> => {
    try {
      await runDelivery(deps, handlers, job.data);
    } catch (error) {
      const reason = safeReason(error);
      deps.log.warn({ event: job.data.eventId, handler: job.data.handler, attempt: job.attemptsMade + 1, reason, frames: framesOf(error) }, 'a handler failed');
      throw new Error(reason, { cause: error });
    }
  };
}

/** Keeps the reason of a delivery that will not be tried again, so that the relay leaves it alone and an operator sees it. */
export async function keepFailure(deps: Pick<WorkerDeps, 'db' | 'clock' | 'log'>, job: Job<DeliveryJob>, error: Error): Promise<void> {
  deps.log.error({ event: job.data.eventId, handler: job.data.handler, reason: error.message }, 'a handler failed for good');
  await markFailed(deps.db, job.data, deps.clock.now(), error.message.slice(0, 500) || 'unknown');
}
