import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../test/database.ts';
import { useTestRedis } from '../../test/redis.ts';
import { startTestWorker, type TestWorker } from '../../test/worker.ts';
import { defineJob } from '../platform/jobs/define-job.ts';

// Redis is emptied, killed, frozen or not there at all while facts are published: each is handled in the end, once by its effect.
const database = useTestDatabase();
const redis = useTestRedis();
const running: TestWorker[] = [];
let runs = 0;
let sweeps = 0;

beforeAll(async () => {
  await database.sql`create table handled (event uuid primary key)`;
});
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
  await database.sql`truncate handled, events cascade`;
  await redis.flush();
  runs = sweeps = 0;
});

const handler = defineJob({
  name: 'test-one',
  event: 'test.happened',
  payload: z.object({}),
  // Its own errors would end it at the first: whatever Redis does must not count as one.
  attempts: 1,
  handle: async ({ db }, _payload, { id }) => {
    runs += 1;
    await sleep(5);
    await db.execute(`insert into handled values ('${id}') on conflict do nothing`);
  },
});
const features = [{ name: 'test', handlers: [handler], sweeps: [{ name: 'test-sweep', everySeconds: 1, run: async () => void (sweeps += 1) }] }];
const start = async (log?: (line: string) => void) => {
  const worker = await startTestWorker({ databaseUrl: database.url, redisUrl: redis.url, features, overdueSeconds: 2, log });
  running.push(worker);
  return worker;
};
const count = async (query: string) => (await database.sql.unsafe<{ count: number }[]>(query))[0]?.count;
const handled = () => count('select count(*)::int as count from handled');
const left = () => count('select count(*)::int as count from outbox_deliveries where done_at is null');
const eventually = { timeout: 30_000, interval: 100 };

/** Publishes so many facts over about a second and does something to Redis in the middle. */
async function publishWhile(worker: TestWorker, facts: number, disturb: () => Promise<void>): Promise<void> {
  const disturbed = sleep(300).then(disturb);
  for (let published = 0; published < facts; published += 1) {
    await worker.publish('test.happened');
    await sleep(1000 / facts);
  }
  await disturbed;
}

test.each([
  ['is emptied', () => redis.flush()],
  [
    'is emptied again and again',
    async () => {
      for (let times = 0; times < 10; times += 1) {
        await redis.flush();
        await sleep(50);
      }
    },
  ],
  [
    'is killed and starts empty',
    async () => {
      await redis.kill();
      await redis.start();
    },
  ],
  [
    'is away for a while',
    async () => {
      await redis.kill();
      await sleep(3000);
      await redis.start();
    },
  ],
  [
    'does not answer for a while',
    async () => {
      redis.freeze();
      await sleep(5000);
      redis.thaw();
    },
  ],
])('a Redis that %s while facts are published costs time and none of them', { timeout: 60_000 }, async (_what, disturb) => {
  const worker = await start();
  await start();
  await publishWhile(worker, 100, disturb);
  await expect.poll(left, eventually).toBe(0);
  expect(await handled()).toBe(100);
  expect(runs).toBeGreaterThanOrEqual(100);
  // Its schedule was lost, too, and is back.
  sweeps = 0;
  await expect.poll(() => sweeps, eventually).toBeGreaterThan(1);
  expect((await worker.deps.queue.read()).outbox).toMatchObject({ open: 0, failed: 0 });
});

test('a worker that starts while Redis is away waits for it, says so now and then, and begins when it comes', { timeout: 60_000 }, async () => {
  await redis.kill();
  const lines: string[] = [];
  const worker = await start((line) => lines.push(line));
  await worker.publish('test.happened');
  expect((await worker.deps.queue.read()).queues).toBe('away');
  expect(await worker.deps.queue.answers()).toBe(false);
  await sleep(3000);
  const complaints = lines.filter((line) => line.includes('trouble with its store') || line.includes('relay cannot work'));
  // The queue's and the relay's: once each within half a minute, however often they try.
  expect(complaints.length).toBeGreaterThan(0);
  expect(complaints.length).toBeLessThanOrEqual(2);
  await redis.start();
  await expect.poll(handled, eventually).toBe(1);
  await expect.poll(() => sweeps, eventually).toBeGreaterThan(1);
  expect(await worker.deps.queue.answers()).toBe(true);
  expect(lines.join()).toContain('the worker begins');
});

test('a worker that is told to stop while Redis is away stops', { timeout: 60_000 }, async () => {
  const worker = await startTestWorker({ databaseUrl: database.url, redisUrl: redis.url, features });
  await expect.poll(() => sweeps, eventually).toBeGreaterThan(0);
  await redis.kill();
  await worker.stop();
  const never = await startTestWorker({ databaseUrl: database.url, redisUrl: redis.url, features });
  await never.stop();
  await redis.start();
});
