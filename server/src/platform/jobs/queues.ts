import { Queue, Worker, type ConnectionOptions, type Job } from 'bullmq';
import type { Log } from '../log/log.ts';
import { safeReason } from '../log/safe-reason.ts';
import type { QueueStore } from './queue-store.ts';

/** Deliveries of events, and what is due by the clock. */
export type QueueName = 'events' | 'sweeps';

/** All that a job carries about a delivery. */
export interface DeliveryJob {
  eventId: string;
  handler: string;
}

/** The id under which a delivery is queued: adding it twice is adding it once. */
export const jobIdOf = ({ eventId, handler }: DeliveryJob): string => `${eventId}-${handler}`;

const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 600_000;

/** Milliseconds before the next try: doubling from two seconds to ten minutes, of which a random half is taken off so that retries spread. */
export function retryDelay(attemptsMade: number, random: () => number = Math.random): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attemptsMade - 1));
  return Math.round(full * (0.5 + random() / 2));
}

/** Opens the end of a queue where jobs are put in. */
export async function openQueue<T>(store: QueueStore, name: QueueName, log: Log): Promise<Queue<T, void, string>> {
  const queue = new Queue<T, void, string>(
    name,
    {
      connection: store.connection(2) as ConnectionOptions,
      defaultJobOptions: { backoff: { type: 'doubling' }, removeOnComplete: true, removeOnFail: false, stackTraceLimit: 1 },
      // Nobody reads the stream of what happens to jobs.
      streams: { events: { maxLen: 100 } },
    },
    store.backend as never,
  );
  queue.on('error', logSeldom(log, name));
  await queue.waitUntilReady();
  return queue;
}

export interface WorkerSettings {
  /** Jobs at once. */
  concurrency: number;
  /** After how long without a sign of life the job of a dead worker goes to another; at most twice that passes. */
  lostAfterSeconds: number;
}

/** Opens the end of a queue where jobs are taken out. Nothing is taken before `runWorker`. */
export async function openWorker<T>(
  store: QueueStore,
  name: QueueName,
  options: WorkerSettings,
  log: Log,
  work: (job: Job<T>) => Promise<void>,
): Promise<Worker<T>> {
  const { concurrency, lostAfterSeconds } = options;
  const worker = new Worker<T>(
    name,
    work as never,
    {
      connection: store.connection(Math.max(2, Math.ceil(concurrency / 2))) as ConnectionOptions,
      autorun: false,
      concurrency,
      // A job whose worker died counts as stalled; dying with a process is not the job's fault.
      maxStalledCount: 20,
      lockDuration: lostAfterSeconds * 1000,
      stalledInterval: lostAfterSeconds * 1000,
      runRetryDelay: 1000,
      settings: { backoffStrategy: (attemptsMade) => retryDelay(attemptsMade) },
    },
    store.backend as never,
  );
  worker.on('error', logSeldom(log, name));
  await worker.waitUntilReady();
  return worker as Worker<T>;
}

// While the store is away every try fails; one line in ten seconds says so.
function logSeldom(log: Log, queue: QueueName): (error: Error) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - saidAt < 10_000) return;
    saidAt = performance.now();
    log.warn({ queue, reason: safeReason(error) }, 'the queue has trouble with its store');
  };
}
