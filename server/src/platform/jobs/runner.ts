import type { Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from '../clock/in-time.ts';
import { safeReason } from '../log/safe-reason.ts';
import type { Log } from '../log/log.ts';
import type { Delivery } from '../outbox/deliveries.ts';
import { OVERDUE_SECONDS } from '../outbox/relay.ts';
import type { WorkerDeps } from './define-job.ts';
import type { JobList } from './handlers.ts';
import type { QueueStore } from './queue-store.ts';
import { buildQueue, buildQueueWorker, jobIdOf, type DeliveryJob } from './queues.ts';
import { deliveryWork, keepFailure } from './run-deliveries.ts';
import { sweepWork } from './run-sweeps.ts';
import { aloneInDatabase, dropUnknownSweeps, keepSchedule } from './schedule.ts';
import { reasonOfStore, sayTroubleSeldom } from './store-errors.ts';

export interface Runner {
  /** Throws while the store is away. */
  enqueue(deliveries: Delivery[]): Promise<void>;
  /** Takes no more jobs, lets those that run finish for at most so many seconds, and closes. What did not finish runs again elsewhere. */
  stop(seconds: number): Promise<void>;
}

export interface RunnerSettings {
  /** After how long without a sign of life the job of a dead worker goes to another. */
  lostAfterSeconds?: number;
  /** How often the schedule is looked after, in case the store was emptied. */
  keepSeconds?: number;
  /** After how long the relay queues again what is not done. */
  overdueSeconds?: number;
}

// Jobs without a priority go before those with one; among equals BullMQ keeps the order in which they came.
const NOT_URGENT = 1;
const EVENTS_AT_ONCE = 8;
const SWEEPS_AT_ONCE = 2;

/**
 * Runs handlers and sweeps from their queues. A store of its own that is away is waited for, at the start too; the database of the
 * portal must be there at the start, or this throws.
 */
export async function startRunner(
  deps: WorkerDeps,
  store: QueueStore,
  list: JobList,
  { lostAfterSeconds = 10, keepSeconds = 15, overdueSeconds = OVERDUE_SECONDS }: RunnerSettings = {},
): Promise<Runner> {
  const { log } = deps;
  const onError = sayTroubleSeldom(log);
  const ended = new AbortController();
  const events = buildQueue<DeliveryJob>(store, 'events', onError, ended.signal);
  const sweeps = buildQueue<Record<string, never>>(store, 'sweeps', onError, ended.signal);
  const settings = { concurrency: EVENTS_AT_ONCE, lostAfterSeconds, ended: ended.signal };
  const eventWorker = buildQueueWorker<DeliveryJob>(store, 'events', settings, onError, deliveryWork(deps, list.handlers));
  const sweepWorker = buildQueueWorker<Record<string, never>>(
    store,
    'sweeps',
    { ...settings, concurrency: SWEEPS_AT_ONCE },
    onError,
    sweepWork(deps, list, (name) => sweeps.removeJobScheduler(name)),
  );
  const workers: Worker[] = [eventWorker, sweepWorker];
  const queues = [events, sweeps];
  const stopping = new AbortController();
  const kept = new Set<Promise<void>>();
  // A job that BullMQ itself gives up (its workers died too often) is kept like one whose handler gave up.
  eventWorker.on('failed', (job, error) => {
    if (!job?.finishedOn) return;
    const keeping: Promise<void> = keepFailure(deps, job.data, { reason: error.message, attempts: job.attemptsMade })
      .catch((problem: unknown) => log.error({ reason: safeReason(problem) }, 'the reason of a failed handler could not be kept'))
      .finally(() => kept.delete(keeping));
    kept.add(keeping);
  });

  const alone = aloneInDatabase(deps.db);
  let ready = false;
  const begin = async () => {
    await Promise.all([...queues, ...workers].map((part) => part.waitUntilReady()));
    await dropUnknownSweeps(sweeps, list);
    await keepSchedule(sweeps, list, alone);
    ready = true;
  };
  const running: Promise<void>[] = [];
  const run = () => void running.push(...workers.map((worker) => runWorker(worker, log)), keep());
  /** What a store that was emptied or changed needs again, and what an older version left in it, as long as this runs. */
  async function keep(): Promise<void> {
    for (;;) {
      await sleep(keepSeconds * 1000 * (0.75 + Math.random() / 2), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        await keepSchedule(sweeps, list, alone);
        // A job kept as failed would hold its id, and what is added under it again would be ignored.
        for (const queue of queues) await queue.clean(overdueSeconds * 1000, 1000, 'failed');
      } catch (error) {
        onError(error as Error, 'sweeps');
      }
    }
  }
  async function beginWhenThere(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await begin();
        if (!stopping.signal.aborted) run();
        log.info({ store: store.kind }, 'the worker begins');
        return void (await say(store, log));
      } catch (error) {
        onError(error as Error, 'events');
        await sleep(1000, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }
  // A store that is away cannot be bidden farewell.
  async function close(): Promise<void> {
    ended.abort();
    await within(2, Promise.all([...workers, ...queues].map((part) => part.close().catch(() => {}))));
  }

  if (store.kind === 'redis') void beginWhenThere();
  else {
    await begin().catch(async (error: unknown) => {
      await close();
      throw error;
    });
    run();
  }

  return {
    async enqueue(deliveries) {
      if (!ready) throw new Error('the queue is away');
      await events.addBulk(
        deliveries.map((delivery) => {
          const { attempts = 1, urgent = false } = list.handlers.get(delivery.handler) ?? {};
          return { name: delivery.handler, data: delivery, opts: { jobId: jobIdOf(delivery), attempts, ...(!urgent && { priority: NOT_URGENT }) } };
        }),
      );
    },
    async stop(seconds) {
      stopping.abort();
      await within(seconds, Promise.all([...workers.map((worker) => worker.close()), ...running]));
      await within(5, Promise.all(kept));
      await close();
    },
  };
}

async function say(store: QueueStore, log: Log): Promise<void> {
  try {
    for (const advice of await store.inspect()) log.warn({ store: store.kind, advice }, 'the queue’s store is not set as it should be');
  } catch (error) {
    log.warn({ store: store.kind, reason: reasonOfStore(error) }, 'the queue’s store could not be asked for its settings');
  }
}

/** A worker whose loop ends by an error begins again: a store that went away comes back. */
async function runWorker(worker: Worker, log: Log): Promise<void> {
  while (!worker.closing) {
    await worker.run().catch((error: unknown) => log.warn({ queue: worker.name, reason: safeReason(error) }, 'the worker lost its loop and begins again'));
    if (!worker.closing) await sleep(1000);
  }
}

const within = (seconds: number, work: Promise<unknown>): Promise<unknown> =>
  inTime(
    seconds * 1000,
    work.catch(() => {}),
    () => {},
  );
