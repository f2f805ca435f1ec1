import { DelayedError, type Job } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../clock/clock.ts';
import type { EventHandler, WorkerDeps } from './define-job.ts';
import { framesOf, safeReason } from '../log/safe-reason.ts';
import { seldom } from '../log/seldom.ts';
import { markDone, markFailed, readOpenDelivery } from '../outbox/deliveries.ts';
import type { DeliveryJob } from './queues.ts';
import { isAway } from './store-errors.ts';
import { duringWork } from '../work/work.ts';

/** How long what waits for a part that is away, or for a worker of another version, is put off. */
const PUT_OFF_MS = 5000;
// A newer version's worker stands beside this one and takes it: the sooner it is asked again, the better.
const PASS_ON_MS = 1000;
const SLOW_DOWN_MS = 1000;
const SAY_AGAIN_MS = 30_000;

/** A worker of another version has to do it. */
class UnknownHandler extends Error {}

/**
 * Does one delivery: reads the event, runs its handler, then marks the delivery done. The handler commits its own
 * transaction first; after a crash between the two, the delivery is still open and the (idempotent) handler runs again.
 */
export async function runDelivery(deps: WorkerDeps, handlers: ReadonlyMap<string, EventHandler>, delivery: DeliveryJob): Promise<void> {
  const event = await readOpenDelivery(deps.db, delivery);
  if (!event) return;
  const handler = handlers.get(delivery.handler);
  if (!handler) throw new UnknownHandler(`there is no handler ${delivery.handler}`);
  await handler.run(deps, event);
  await markDone(deps.db, delivery, deps.clock.now());
}

/**
 * The same as a job. What it throws is logged, and reaches the queue without people's words. Only the handler's own errors use up
 * its attempts; after the last one the delivery is kept as failed, before the queue forgets the job.
 */
export function deliveryWork(deps: WorkerDeps, handlers: ReadonlyMap<string, EventHandler>) {
  const sayWaits = seldom(SAY_AGAIN_MS);
  const work = async (job: Job<DeliveryJob>, token: string | undefined, end: (outcome: Outcome) => void): Promise<void> => {
    try {
      await runDelivery(deps, handlers, job.data).catch((error: unknown) => takeFailure(deps, job, error, end));
      end('done');
    } catch (error) {
      if (!isAway(error) && !(error instanceof UnknownHandler)) throw error;
      end('waiting');
      const reason = safeReason(error);
      sayWaits(reason, (heldBack) => deps.log.warn({ reason, heldBack }, 'a delivery waits: what it needs is away'));
      // Thousands may wait: a database that is coming back must not be asked by all of them at once.
      if (isAway(error)) await sleep(SLOW_DOWN_MS);
      await putOff(job, token, isAway(error) ? PUT_OFF_MS : PASS_ON_MS);
    }
  };
  return (job: Job<DeliveryJob>, token?: string): Promise<void> => {
    const { eventId, handler } = job.data;
    const known = handlers.has(handler) ? handler : 'unknown';
    const stop = deps.metrics.deliveries.startTimer({ handler: known });
    return duringWork({ fields: { job: job.id ?? '', event: eventId, handler } }, () => work(job, token, (outcome) => void stop({ outcome })));
  };
}

type Outcome = 'done' | 'failed' | 'given_up' | 'waiting';

async function takeFailure(deps: WorkerDeps, job: Job<DeliveryJob>, error: unknown, end: (outcome: Outcome) => void): Promise<never> {
  if (isAway(error) || error instanceof UnknownHandler) throw error;
  const reason = safeReason(error);
  const attempt = job.attemptsMade + 1;
  const isLast = attempt >= (job.opts.attempts ?? 1);
  end(isLast ? 'given_up' : 'failed');
  deps.log.warn({ attempt, reason, frames: framesOf(error) }, 'a handler failed');
  if (isLast) await keepFailure(deps, job.data, { reason, attempts: attempt });
  throw new Error(reason, { cause: error });
}

/** Without using an attempt. If not even that can be written, the job is taken up again as one whose worker died. */
async function putOff(job: Job, token: string | undefined, forMs: number): Promise<never> {
  // BullMQ compares with the machine's time, whatever clock the portal was given.
  const until = systemClock.now().getTime() + forMs * (0.5 + Math.random());
  await job.moveToDelayed(until, token).catch(() => {});
  throw new DelayedError();
}

/** Keeps the reason of a delivery that will not be tried again, so that the relay leaves it alone and an operator sees it. */
export async function keepFailure(
  deps: Pick<WorkerDeps, 'db' | 'clock' | 'log'>,
  { eventId, handler }: DeliveryJob,
  { reason, attempts }: { reason: string; attempts: number },
): Promise<void> {
  const kept = await markFailed(deps.db, { eventId, handler }, deps.clock.now(), { failure: reason.slice(0, 500) || 'unknown', attempts });
  if (kept) deps.log.error({ event: eventId, handler, attempts, reason }, 'a handler failed for good');
}
