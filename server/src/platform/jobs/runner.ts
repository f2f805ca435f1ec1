import type { Queue, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { framesOf, safeReason } from '../log/safe-reason.ts';
import type { Log } from '../log/log.ts';
import type { Delivery } from '../outbox/deliveries.ts';
import type { WorkerDeps } from './define-job.ts';
import type { JobList } from './handlers.ts';
import type { QueueStore } from './queue-store.ts';
import { jobIdOf, openQueue, openWorker, type DeliveryJob } from './queues.ts';
import { deliveryWork, keepFailure } from './run-deliveries.ts';

export interface Runner {
  enqueue(deliveries: Delivery[]): Promise<void>;
  /** Takes no more jobs, lets those that run finish for at most so many seconds, and closes. What did not finish runs again elsewhere. */
  stop(seconds: number): Promise<void>;
}

const EVENTS_AT_ONCE = 8;
const SWEEPS_AT_ONCE = 2;

/** Runs handlers and sweeps from their queues. Throws when the store cannot be reached at the start; later it waits for it. */
export async function startRunner(
  deps: WorkerDeps,
  store: QueueStore,
  list: JobList,
  { lostAfterSeconds = 10 }: { lostAfterSeconds?: number } = {},
): Promise<Runner> {
  const opened: { close(force?: boolean): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    opened.push(part);
    return part;
  };
  const kept = new Set<Promise<void>>();
  try {
    const events = keep(await openQueue<DeliveryJob>(store, 'events', deps.log));
    const sweeps = keep(await openQueue<Record<string, never>>(store, 'sweeps', deps.log));
    await scheduleSweeps(sweeps, list);
    const eventWorker = keep(
      await openWorker<DeliveryJob>(store, 'events', { concurrency: EVENTS_AT_ONCE, lostAfterSeconds }, deps.log, deliveryWork(deps, list.handlers)),
    );
    const sweepWorker = keep(
      await openWorker<Record<string, never>>(store, 'sweeps', { concurrency: SWEEPS_AT_ONCE, lostAfterSeconds }, deps.log, (job) =>
        runSweep(deps, list, job.name),
      ),
    );
    eventWorker.on('failed', (job, error) => {
      if (!job?.finishedOn) return;
      const keeping: Promise<void> = keepFailure(deps, job, error)
        .catch((problem: unknown) => deps.log.error({ reason: safeReason(problem) }, 'the reason of a failed handler could not be kept'))
        .finally(() => kept.delete(keeping));
      kept.add(keeping);
    });
    const running = [runWorker(eventWorker, deps.log), runWorker(sweepWorker, deps.log)];
    return {
      async enqueue(deliveries) {
        await events.addBulk(
          deliveries.map((delivery) => ({
            name: delivery.handler,
            data: delivery,
            opts: { jobId: jobIdOf(delivery), attempts: list.handlers.get(delivery.handler)?.attempts ?? 1 },
          })),
        );
      },
      async stop(seconds) {
        const workers = [eventWorker, sweepWorker];
        const drained = Promise.all([...workers.map((worker) => worker.close()), ...running]);
        await within(seconds, drained);
        await within(5, Promise.all(kept));
        await within(5, Promise.all([events.close(), sweeps.close()]));
      },
    };
  } catch (error) {
    await within(5, Promise.all(opened.map((part) => part.close())));
    throw error;
  }
}

/** Makes the schedule of the sweeps what the list says; those that are no longer on it go. Safe from several workers at once. */
async function scheduleSweeps(queue: Queue, list: JobList): Promise<void> {
  for (const { key } of await queue.getJobSchedulers()) if (!list.sweeps.has(key)) await queue.removeJobScheduler(key);
  for (const sweep of list.sweeps.values()) {
    await queue.upsertJobScheduler(
      sweep.name,
      { every: sweep.everySeconds * 1000 },
      { name: sweep.name, data: {}, opts: { attempts: 1, removeOnFail: { count: 20 } } },
    );
  }
}

async function runSweep(deps: WorkerDeps, list: JobList, name: string): Promise<void> {
  try {
    await list.sweeps.get(name)?.run(deps);
  } catch (error) {
    const reason = safeReason(error);
    deps.log.warn({ sweep: name, reason, frames: framesOf(error) }, 'a sweep failed; it runs again at its next time');
    throw new Error(reason, { cause: error });
  }
}

/** A worker whose loop ends by an error begins again: a store that went away comes back. */
async function runWorker(worker: Worker, log: Log): Promise<void> {
  while (!worker.closing) {
    await worker.run().catch((error: unknown) => log.warn({ queue: worker.name, reason: safeReason(error) }, 'the worker lost its loop and begins again'));
    if (!worker.closing) await sleep(1000);
  }
}

async function within(seconds: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work.catch(() => {}), sleep(seconds * 1000, undefined, { signal: enough.signal, ref: true }).catch(() => {})]);
  enough.abort();
}
