import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../test/database.ts';
import { storeKinds, useTestStore } from '../../test/stores.ts';
import { startTestWorker, type TestWorker } from '../../test/worker.ts';
import { defineJob } from '../platform/jobs/define-job.ts';

const database = useTestDatabase();
const running: TestWorker[] = [];
let sweeps: { name: string; at: number }[] = [];
const sweep = (name: string, everySeconds: number) => ({ name, everySeconds, run: async () => void sweeps.push({ name, at: Date.now() }) });
const features = [
  {
    name: 'test',
    handlers: ['test-one', 'test-two', 'test-three'].map((name) =>
      defineJob({
        name,
        event: 'test.happened',
        payload: z.object({}),
        handle: async ({ db }, _payload, { id }) => {
          await db.execute(`insert into handled values ('${id}', '${name}')`);
        },
      }),
    ),
    sweeps: [sweep('test-often', 1), sweep('test-seldom', 3600)],
  },
];
const eventually = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  // No unique key: an effect that happens twice is seen.
  await database.sql`create table handled (event uuid, by text)`;
});

describe.each(storeKinds)('three workers with their queue in %s', (kind) => {
  const store = useTestStore(kind, database);
  const start = async () => {
    const worker = await startTestWorker({ ...store.options(), features });
    running.push(worker);
    return worker;
  };
  afterEach(async () => {
    for (const worker of running.splice(0)) await worker.stop();
    await database.sql`truncate handled, events cascade`;
    await store.empty();
  });

  test('do each delivery once, and each sweep as often as one worker would', { timeout: 60_000 }, async () => {
    sweeps = [];
    const workers = await Promise.all([start(), start(), start()]);
    const [publisher] = workers;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let count = 0; count < 20; count += 1) await publisher!.publish('test.happened');
      }),
    );
    const done = async () => (await database.sql`select from outbox_deliveries where done_at is not null`).length;
    await expect.poll(done, eventually).toBe(600);
    expect((await database.sql`select from handled`).length).toBe(600);
    expect((await database.sql`select distinct event, by from handled`).length).toBe(600);

    // One run a second, however many workers there are, and the hourly one only when it was first scheduled.
    await expect.poll(() => sweeps.length, eventually).toBeGreaterThan(10);
    const schedulers = await store.withQueue('sweeps', (queue) => queue.getJobSchedulers());
    expect(schedulers.map(({ key }) => key).sort()).toEqual(['test-often', 'test-seldom']);
    const often = sweeps.filter(({ name }) => name === 'test-often').map(({ at }) => at);
    // Done by two of them, the gaps would be half a second in the middle, whichever way they lie.
    expect((often.at(-1)! - often[0]!) / (often.length - 1)).toBeGreaterThan(750);
    expect(sweeps.filter(({ name }) => name === 'test-seldom')).toHaveLength(1);
    const { queues } = await publisher!.deps.queue.read();
    expect(queues).toMatchObject([
      { name: 'events', workers: 3, failed: 0 },
      { name: 'sweeps', workers: 3, failed: 0 },
    ]);
  });

  test('a worker that joins or comes back does not put off what is scheduled', { timeout: 60_000 }, async () => {
    await start();
    await expect.poll(() => sweeps.length, eventually).toBeGreaterThan(0);
    const next = () => store.withQueue('sweeps', async (queue) => (await queue.getJobScheduler('test-seldom'))?.next);
    await expect.poll(async () => ((await next()) ?? 0) > Date.now() + 60_000, eventually).toBe(true);
    const before = await next();
    await start();
    await start();
    expect(await next()).toBe(before);
    expect(await store.withQueue('sweeps', (queue) => queue.getJobCounts('delayed', 'waiting', 'active'))).toMatchObject({ delayed: expect.any(Number) });
  });

  test('a schedule whose job was lost, or whose time was changed by another version, is mended', { timeout: 60_000 }, async () => {
    await store.withQueue('sweeps', async (queue) => {
      await queue.upsertJobScheduler('test-often', { every: 86_400_000 }, { name: 'test-often', data: {} as never });
      await queue.upsertJobScheduler('test-left', { every: 1000 }, { name: 'test-left', data: {} as never });
    });
    sweeps = [];
    await start();
    await expect.poll(() => sweeps.filter(({ name }) => name === 'test-often').length, eventually).toBeGreaterThan(2);
    const keys = await store.withQueue('sweeps', async (queue) => (await queue.getJobSchedulers()).map(({ key }) => key).sort());
    expect(keys).toEqual(['test-often', 'test-seldom']);
  });
});
