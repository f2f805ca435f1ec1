import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../test/database.ts';
import { useTestRedis } from '../../test/redis.ts';
import { storeKinds, useTestStore } from '../../test/stores.ts';
import { startTestWorker, type TestWorker, type TestWorkerOptions } from '../../test/worker.ts';
import { startEmbeddedPostgres } from '../platform/embedded/index.ts';
import type { Feature } from '../platform/feature.ts';
import { defineJob, type EventHandler } from '../platform/jobs/define-job.ts';
import { openDatabase } from '../platform/db/db.ts';
import { prepareDatabase } from './prepare-database.ts';

const database = useTestDatabase();
const running: TestWorker[] = [];

beforeAll(async () => {
  await database.sql`create table handled (event uuid, by text)`;
});

const feature = (...handlers: EventHandler[]): Feature => ({ name: 'test', handlers });
const handler = (name: string, run: (id: string, deps: Parameters<EventHandler['run']>[0]) => Promise<void>, attempts?: number) =>
  defineJob({ name, event: 'test.happened', payload: z.object({}), attempts, handle: (deps, _payload, { id }) => run(id, deps) });
const note = (name: string) => handler(name, (id, { db }) => db.execute(`insert into handled values ('${id}', '${name}')`).then(() => {}));
const handled = async () => (await database.sql<{ by: string }[]>`select by from handled order by by`).map(({ by }) => by);
const deliveries = () =>
  database.sql<
    { handler: string; done: boolean; failure: string | null; attempts: number }[]
  >`select handler, done_at is not null as done, failure, attempts from outbox_deliveries order by handler`;
const eventually = { timeout: 15_000, interval: 100 };

describe.each(storeKinds)('a worker with its queue in %s', (kind) => {
  const store = useTestStore(kind, database);
  afterEach(async () => {
    for (const worker of running.splice(0)) await worker.stop();
    await database.sql`truncate handled, events cascade`;
    await store.empty();
  });
  const start = async (options: Omit<TestWorkerOptions, 'databaseUrl'>) => {
    const worker = await startTestWorker({ ...store.options(), ...options });
    running.push(worker);
    return worker;
  };

  test('hands an event to each of its handlers once, also with two workers at once', async () => {
    const features = [feature(note('test-one'), note('test-two'))];
    const first = await start({ features });
    await start({ features });
    for (let count = 0; count < 25; count += 1) await first.publish('test.happened');
    await expect.poll(async () => (await deliveries()).filter(({ done }) => done).length, eventually).toBe(50);
    expect(await handled()).toHaveLength(50);
    await expect
      .poll(async () => (await first.deps.queue.read()).queues, eventually)
      .toMatchObject([
        { name: 'events', waiting: 0, active: 0, delayed: 0, failed: 0, workers: 2 },
        { name: 'sweeps', workers: 2 },
      ]);
  });

  test('does what was published while none was running', async () => {
    const features = [feature(note('test-one'))];
    const idle = await start({ features, idle: true });
    await idle.publish('test.happened');
    await start({ features });
    await expect.poll(handled, eventually).toEqual(['test-one']);
  });

  test('does nothing about what was rolled back', async () => {
    const worker = await start({ features: [feature(note('test-one'))] });
    await worker.deps.db
      .transaction(async (tx) => {
        await worker.deps.publish(tx, { name: 'test.happened', payload: {} });
        throw new Error('no');
      })
      .catch(() => {});
    await worker.publish('test.happened');
    await expect.poll(handled, eventually).toEqual(['test-one']);
  });

  test('tries a handler that failed again, and says so without words of people', async () => {
    const lines: string[] = [];
    let tries = 0;
    const flaky = handler('test-flaky', async (id, { db }) => {
      tries += 1;
      if (tries === 1) await db.execute(`select 'a person''s words'::int`);
      await db.execute(`insert into handled values ('${id}', 'flaky')`);
    });
    const worker = await start({ features: [feature(flaky)], log: (line) => lines.push(line) });
    const id = await worker.publish('test.happened');
    await expect.poll(handled, eventually).toEqual(['flaky']);
    await expect.poll(async () => (await deliveries())[0]?.done, eventually).toBe(true);
    const failure = lines.map((line) => JSON.parse(line) as Record<string, unknown>).find(({ msg }) => msg === 'a handler failed');
    expect(failure).toMatchObject({ event: id, handler: 'test-flaky', attempt: 1, reason: 'database error 22P02' });
    expect(lines.join()).not.toContain('words');
  });

  test('keeps a handler that failed for good as a row with its reason, and the others go on', async () => {
    const hopeless = handler('test-hopeless', async () => Promise.reject(new Error('the other side says no')), 1);
    const worker = await start({ features: [feature(hopeless, note('test-one'))] });
    await worker.publish('test.happened');
    await expect.poll(deliveries, eventually).toEqual([
      { handler: 'test-hopeless', done: false, failure: 'the other side says no', attempts: 1 },
      { handler: 'test-one', done: true, failure: null, attempts: 0 },
    ]);
    // The row is what is kept: the store forgets the job.
    await expect.poll(() => store.withQueue('events', (queue) => queue.getJobs()), eventually).toEqual([]);
  });

  test('killed after a handler committed: another worker runs that handler again and is done', async () => {
    const idle = await start({ features: [feature(note('test-dying'))], idle: true });
    await idle.publish('test.happened');
    const dying = spawn(process.execPath, [join(import.meta.dirname, '../../test/dying-worker.ts'), database.url, store.redis?.url ?? ''], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [, signal] = (await once(dying, 'exit')) as [number | null, NodeJS.Signals | null];
    expect(signal).toBe('SIGKILL');
    expect(await handled()).toEqual(['first']);
    expect(await deliveries()).toMatchObject([{ done: false }]);
    await start({ features: [feature(note('test-dying'))] });
    await expect.poll(async () => (await deliveries())[0]?.done, eventually).toBe(true);
    expect(await handled()).toEqual(['first', 'test-dying']);
  });

  test('that stops lets a running handler finish', async () => {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const slow = handler('test-slow', async (id, { db }) => {
      begin();
      await released;
      await db.execute(`insert into handled values ('${id}', 'slow')`);
    });
    const worker = await startTestWorker({ ...store.options(), features: [feature(slow)] });
    await worker.publish('test.happened');
    await begun;
    const stopped = worker.stop();
    release();
    await stopped;
    expect(await handled()).toEqual(['slow']);
    expect(await deliveries()).toMatchObject([{ done: true }]);
  });

  test('runs sweeps by the clock and drops those that are no longer on the list', async () => {
    let runs = 0;
    const sweep = (name: string) => ({ name: 'test', sweeps: [{ name, everySeconds: 1, run: async () => void (runs += 1) }] });
    const old = await startTestWorker({ ...store.options(), features: [sweep('test-old')] });
    await expect.poll(() => runs, eventually).toBeGreaterThan(1);
    await old.stop();
    await start({ features: [sweep('test-new')] });
    runs = 0;
    await expect.poll(() => runs, eventually).toBeGreaterThan(1);
    const scheduled = await store.withQueue('sweeps', async (queue) => [await queue.getJobSchedulers(), await queue.getJobs()]);
    expect(new Set(scheduled.flat().map(({ name }) => name))).toEqual(new Set(['test-new']));
  });

  test('whose connections are all cut at once goes on', async () => {
    const worker = await start({ features: [feature(note('test-one'))] });
    await worker.publish('test.happened');
    await expect.poll(handled, eventually).toHaveLength(1);
    for (const count of [2, 3]) {
      await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'handreich-test'`;
      await expect
        .poll(
          () =>
            worker.publish('test.happened').then(
              () => true,
              () => false,
            ),
          eventually,
        )
        .toBe(true);
      await expect.poll(async () => (await handled()).length, eventually).toBeGreaterThanOrEqual(count);
    }
  });

  test('starts although events wait for a handler that it does not have, and leaves them to the version that has it', { timeout: 60_000 }, async () => {
    const idle = await start({ features: [feature(note('test-newer'), note('test-one'))], idle: true });
    await idle.publish('test.happened');
    const older = await startTestWorker({ ...store.options(), features: [feature(note('test-one'))] });
    await expect.poll(handled, eventually).toEqual(['test-one']);
    expect((await older.deps.queue.read()).outbox).toMatchObject({ open: 1, unknown: 1, failed: 0 });
    await older.stop();
    await start({ features: [feature(note('test-newer'), note('test-one'))] });
    await expect.poll(handled, eventually).toEqual(['test-newer', 'test-one']);
  });

  test('does what an older version left open, although the store keeps its failed job under the same id', { timeout: 40_000 }, async () => {
    const hopeless = handler('test-one', async () => Promise.reject(new Error('no')), 1);
    const older = await startTestWorker({ ...store.options(), features: [feature(hopeless)], idle: true });
    const eventId = await older.publish('test.happened');
    await older.stop();
    const kept = { jobId: `${eventId}-test-one`, attempts: 1, removeOnFail: false };
    await store.withQueue('events', (queue) => queue.add('test-one', { eventId, handler: 'test-one' }, kept));
    await database.sql`update outbox_deliveries set queued_at = now()`;
    const failing = await startTestWorker({ ...store.options(), features: [feature(hopeless)] });
    await expect.poll(async () => (await deliveries())[0]?.failure, eventually).toBe('no');
    await failing.stop();
    expect(await store.withQueue('events', async (queue) => (await queue.getJobCounts('failed'))['failed'])).toBe(1);
    // As if the process had died before it could write the failure down.
    await database.sql`update outbox_deliveries set failed_at = null, failure = null`;
    await start({ features: [feature(note('test-one'))], overdueSeconds: 1 });
    await expect.poll(handled, { timeout: 30_000, interval: 200 }).toEqual(['test-one']);
  });

  test('gives a job of a newer version back without using up its attempts', { timeout: 40_000 }, async () => {
    const newer = await startTestWorker({ ...store.options(), features: [feature(note('test-newer'))], idle: true });
    const eventId = await newer.publish('test.happened');
    await newer.stop();
    // The newer version has queued it, and only the older one is left to take it.
    await store.withQueue('events', (queue) => queue.add('test-newer', { eventId, handler: 'test-newer' }, { jobId: `${eventId}-test-newer`, attempts: 1 }));
    await database.sql`update outbox_deliveries set queued_at = now()`;
    const lines: string[] = [];
    const older = await startTestWorker({ ...store.options(), features: [feature(note('test-one'))], log: (line) => lines.push(line) });
    await expect.poll(() => lines.join(), eventually).toContain('a delivery waits');
    await older.stop();
    await start({ features: [feature(note('test-newer'))] });
    await expect.poll(handled, { timeout: 30_000, interval: 200 }).toEqual(['test-newer']);
  });
});

describe.each(storeKinds)('a worker with its queue in %s whose database', (kind) => {
  const redis = kind === 'redis' ? useTestRedis() : undefined;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'handreich-worker-'));
    await chmod(dataDir, 0o755);
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  test('restarts in the middle of its work comes back by itself, and no handler has lost an attempt', { timeout: 120_000 }, async () => {
    let postgres = await startEmbeddedPostgres({ dataDir });
    const { url } = postgres;
    await prepareDatabase({ databaseUrl: url });
    const { sql, close } = openDatabase(url, { max: 1 });
    await sql`create table handled (event uuid primary key)`;
    // One error of its own would end it.
    const slow = handler(
      'test-slow',
      async (id, { db }) => {
        await sleep(300);
        await db.execute(`insert into handled values ('${id}') on conflict do nothing`);
      },
      1,
    );
    const worker = await startTestWorker({ databaseUrl: url, redisUrl: redis?.url, features: [feature(slow)], overdueSeconds: 2 });
    const count = async (what: string) => (await sql.unsafe<{ count: number }[]>(`select count(*)::int as count from ${what}`))[0]?.count;
    const soon = { timeout: 60_000, interval: 200 };
    try {
      for (const round of [1, 2]) {
        for (let published = 0; published < 30; published += 1) await worker.publish('test.happened');
        await sleep(500);
        await postgres.stop();
        await sleep(1500);
        postgres = await startEmbeddedPostgres({ dataDir });
        expect(postgres.url).toBe(url);
        await expect.poll(() => count('outbox_deliveries where done_at is null').catch(() => -1), soon).toBe(0);
        expect(await count('handled')).toBe(30 * round);
      }
      expect(await count('outbox_deliveries where failed_at is not null or attempts > 0')).toBe(0);
    } finally {
      await worker.stop();
      await close();
      await postgres.stop();
    }
  });
});
