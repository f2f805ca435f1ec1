import { Queue, Worker, type ConnectionOptions, type Job } from 'bullmq';
import type { QueueStore } from './queue-store.ts';
import type { OnStoreError } from './store-errors.ts';

/** Deliveries of events, and what is due by the clock. */
export const queueNames = ['events', 'sweeps'] as const;
export type QueueName = (typeof queueNames)[number];

/** All that a job carries about a delivery; `replays` says how often it was begun anew after it had failed for good. */
export interface DeliveryJob {
  eventId: string;
  handler: string;
  replays?: number;
}

/** The id under which a delivery is queued: adding it twice is adding it once. A replay is another job, whatever the store still keeps of the last one. */
export const jobIdOf = ({ eventId, handler, replays = 0 }: DeliveryJob): string => `${eventId}-${handler}${replays > 0 ? `-replay${replays}` : ''}`;

const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 600_000;

/** Milliseconds before the next try: doubling from two seconds to ten minutes, of which a random half is taken off so that retries spread. */
export function retryDelay(attemptsMade: number, random: () => number = Math.random): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attemptsMade - 1));
  return Math.round(full * (0.5 + random() / 2));
}

/** The end of a queue where jobs are put in and looked at. Connects by itself; `waitUntilReady` tells when. */
export function buildQueue<T>(store: QueueStore, name: QueueName, onError: OnStoreError, ended?: AbortSignal): Queue<T, void, string> {
  const { connection, ...options } = store.options('producer', 2, ended);
  const queue = new Queue<T, void, string>(
    name,
    {
      ...options,
      connection: connection as ConnectionOptions,
      // What failed for good is a row of `outbox_deliveries`; the store keeps nothing that is over.
      defaultJobOptions: { backoff: { type: 'doubling' }, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 1 },
      // Nobody reads the stream of what happens to jobs.
      streams: { events: { maxLen: 100 } },
    },
    store.backend as never,
  );
  queue.on('error', (error) => onError(error, name));
  return queue;
}

export interface WorkerSettings {
  /** Jobs at once. */
  concurrency: number;
  /** After how long without a sign of life the job of a dead worker goes to another; at most twice that passes. */
  lostAfterSeconds: number;
  /** Aborted when the process is done with the store. */
  ended: AbortSignal;
}

/** The end of a queue where jobs are taken out. Connects by itself; nothing is taken before it is run. */
export function buildQueueWorker<T>(
  store: QueueStore,
  name: QueueName,
  { concurrency, lostAfterSeconds, ended }: WorkerSettings,
  onError: OnStoreError,
  work: (job: Job<T>, token?: string) => Promise<void>,
): Worker<T> {
  const { connection, ...options } = store.options('worker', Math.max(2, Math.ceil(concurrency / 2)), ended);
  const worker = new Worker<T>(
    name,
    work as never,
    {
      ...options,
      connection: connection as ConnectionOptions,
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
  worker.on('error', (error) => onError(error, name));
  return worker as Worker<T>;
}
