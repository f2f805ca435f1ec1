import type { Queue } from 'bullmq';
import { chooseStore } from '../src/platform/jobs/choose-store.ts';
import { buildQueue, type DeliveryJob, type QueueName } from '../src/platform/jobs/queues.ts';
import type { TestDatabase } from './database.ts';
import { useTestRedis, type TestRedis } from './redis.ts';

/** The stores that the queue can live in; every test of jobs runs on each. */
export const storeKinds = ['postgres', 'redis'] as const;
export type StoreKind = (typeof storeKinds)[number];

export interface TestStore {
  kind: StoreKind;
  /** What a worker of a test is told. */
  options(): { databaseUrl: string; redisUrl?: string };
  redis?: TestRedis;
  /** Looks into a queue of the store, as whoever puts jobs in. */
  withQueue<T>(name: QueueName, work: (queue: Queue<DeliveryJob, void, string>) => Promise<T>): Promise<T>;
  /** Empties the store: jobs and schedules. */
  empty(): Promise<void>;
}

/** The store for a `describe.each(storeKinds)`; a Redis of its own where that is the store. */
export function useTestStore(kind: StoreKind, database: TestDatabase): TestStore {
  const redis = kind === 'redis' ? useTestRedis() : undefined;
  return {
    kind,
    redis,
    options: () => ({ databaseUrl: database.url, redisUrl: redis?.url }),
    async withQueue(name, work) {
      const queue = buildQueue<DeliveryJob>(chooseStore({ redisUrl: redis?.url }, database.url), name, () => {});
      try {
        await queue.waitUntilReady();
        return await work(queue);
      } finally {
        await queue.close();
      }
    },
    async empty() {
      if (redis) await redis.flush();
      else await database.sql`truncate bullmq.job, bullmq.scheduler cascade`;
    },
  };
}
