import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../test/database.ts';
import { storeKinds, useTestStore } from '../../test/stores.ts';
import { startTestWorker, type TestWorker, type TestWorkerOptions } from '../../test/worker.ts';
import { defineJob } from '../platform/jobs/define-job.ts';
import type { QueueLook } from '../platform/jobs/queue-state.ts';

const database = useTestDatabase();
const running: TestWorker[] = [];
const eventually = { timeout: 15_000, interval: 100 };

describe.each(storeKinds)('a worker with its queue in %s', (kind) => {
  const store = useTestStore(kind, database);
  afterEach(async () => {
    for (const worker of running.splice(0)) await worker.stop();
    await database.sql`truncate events cascade`;
    await store.empty();
  });
  const start = async (options: Omit<TestWorkerOptions, 'databaseUrl'>) => {
    const worker = await startTestWorker({ ...store.options(), ...options });
    running.push(worker);
    return worker;
  };

  test('lets what somebody waits for overtake a heap of other work', async () => {
    const order: string[] = [];
    const slow = defineJob({
      name: 'test-slow',
      event: 'test.happened',
      payload: z.object({}),
      handle: async () => {
        await sleep(20);
        order.push('slow');
      },
    });
    const urgent = defineJob({
      name: 'test-urgent',
      event: 'test.asked',
      payload: z.object({}),
      urgent: true,
      handle: () => Promise.resolve(void order.push('urgent')),
    });
    const features = [{ name: 'test', handlers: [slow, urgent] }];
    const idle = await start({ features, idle: true });
    for (let count = 0; count < 150; count += 1) await idle.publish('test.happened');
    await idle.publish('test.asked');
    await start({ features });
    await expect.poll(() => order.length, eventually).toBe(151);
    expect(order.indexOf('urgent')).toBeLessThan(100);
  });

  test.each([true, false])('does among equals first what came first (urgent: %s)', async (urgent) => {
    const order: number[] = [];
    const counted = defineJob({
      name: 'test-counted',
      event: 'test.asked',
      payload: z.object({ count: z.string() }),
      urgent,
      handle: (_deps, { count }) => Promise.resolve(void order.push(Number(count))),
    });
    const features = [{ name: 'test', handlers: [counted] }];
    const idle = await start({ features, idle: true });
    for (let count = 0; count < 60; count += 1) await idle.publish('test.asked', { count: String(count) });
    await start({ features });
    await expect.poll(() => order.length, eventually).toBe(60);
    // Eight are done at once: at most seven that began earlier may end later.
    expect(order.filter((count, place) => count - place > 7)).toEqual([]);
  });

  test('says how long the oldest job waits, urgent or not', async () => {
    const idle = await start({ features: [], idle: true });
    const add = (name: string, seconds: number, priority?: number) =>
      store.withQueue('events', (queue) => queue.add(name, {} as never, { timestamp: Date.now() - seconds * 1000, ...(priority && { priority }) }));
    await add('test-slow', 300, 1);
    await add('test-urgent', 100);
    const look = async () => ((await idle.deps.queue.read()).queues as QueueLook[])[0]!;
    expect((await look()).waiting).toBe(2);
    expect(Math.abs((await look()).oldestWaitingSeconds - 300)).toBeLessThan(60);
    await add('test-urgent-too', 1000);
    await store.withQueue('events', async (queue) => (await queue.getJobs(['waiting'])).find(({ name }) => name === 'test-urgent')?.remove());
    expect(Math.abs((await look()).oldestWaitingSeconds - 1000)).toBeLessThan(60);
  });
});
