import type { Queue } from 'bullmq';
import type { Clock } from '../clock/clock.ts';
import { inTime } from '../clock/in-time.ts';
import type { Db } from '../db/db.ts';
import type { Log } from '../log/log.ts';
import { countDeliveries } from '../outbox/count-deliveries.ts';
import type { QueueStore } from './queue-store.ts';
import { buildQueue, queueNames, type QueueName } from './queues.ts';
import { sayTroubleSeldom } from './store-errors.ts';

/** One queue as its store tells it. */
export interface QueueLook {
  name: QueueName;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  /** How long ago the older of the jobs that wait at the front, urgent or not, was added or was due; 0 without one. */
  oldestWaitingSeconds: number;
  /** Connected workers; undefined when the store does not tell. */
  workers: number | undefined;
}

export interface QueueState {
  /** Deliveries that are not done yet, how old the oldest is, how many of them no handler of this version takes, and how many failed for good and were not dropped. */
  outbox: { open: number; oldestSeconds: number; unknown: number; failed: number };
  queues: QueueLook[] | 'away';
}

/** A process' view of the outbox and the queue. Connects to the store when it is first asked. */
export interface QueueWatch {
  /** Answers within about a second, also when the store is away; throws when the database is away. Cheap enough to be asked every second. */
  read(): Promise<QueueState>;
  /** Whether the queue's store answers and takes jobs, within about a second. */
  answers(): Promise<boolean>;
  close(): Promise<void>;
}

const PATIENCE_MS = 1000;

interface Options {
  db: Db;
  clock: Clock;
  log: Log;
  store: QueueStore;
  /** The handlers that this version has. */
  handlers: string[];
}

/** Opens the view for one process. */
export function watchQueues({ db, clock, log, store, handlers }: Options): QueueWatch {
  const onError = sayTroubleSeldom(log);
  const ended = new AbortController();
  let queues: Queue[] | undefined;
  let opening: Promise<Queue[]> | undefined;
  let asking: Promise<QueueLook[]> | undefined;

  async function open(): Promise<Queue[]> {
    const opened = (queues = queueNames.map((name) => buildQueue(store, name, onError, ended.signal)));
    try {
      await Promise.all(opened.map((queue) => queue.waitUntilReady()));
      return opened;
    } catch (error) {
      // A pool that could not connect at first never will.
      queues = opening = undefined;
      await closeAll(opened);
      throw error;
    }
  }
  const ask = async () => {
    const opened = await (opening ??= open());
    const [looks] = await Promise.all([Promise.all(opened.map((queue) => lookAt(queue, store, clock.now()))), store.probe(opened[0]!)]);
    return looks;
  };
  // Whoever asks while an answer is under way shares it, however long it takes: a store that is away gathers no questions.
  const look = () => soon((asking ??= ask().finally(() => (asking = undefined))));

  return {
    async read() {
      const [outbox, looks] = await Promise.all([countDeliveries(db, handlers, clock.now()), look()]);
      return { outbox, queues: looks };
    },
    answers: async () => (await look()) !== 'away',
    async close() {
      ended.abort();
      if (queues) await soon(closeAll(queues));
    },
  };
}

async function lookAt(queue: Queue, store: QueueStore, now: Date): Promise<QueueLook> {
  const [counts, fronts, workers] = await Promise.all([
    queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    // The first of what is urgent, and the first of all else.
    queue.getJobs(['waiting', 'prioritized'], 0, 0, true),
    // Some managed stores do not list their connections.
    queue.getWorkers().then(
      (clients) => clients.filter((client) => store.isOurs(client)).length,
      () => undefined,
    ),
  ]);
  const since = Math.min(now.getTime(), ...fronts.map((job) => job.timestamp + (job.delay ?? 0)));
  return {
    name: queue.name as QueueName,
    waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
    oldestWaitingSeconds: Math.round((now.getTime() - since) / 1000),
    workers,
  };
}

/** The answer, or `away` when it does not come soon or is an error. */
const soon = <T>(work: Promise<T>): Promise<T | 'away'> =>
  inTime(
    PATIENCE_MS,
    work.catch(() => 'away' as const),
    () => 'away' as const,
  );

async function closeAll(queues: Queue[]): Promise<void> {
  await Promise.all(queues.map((queue) => queue.close().catch(() => {})));
}
