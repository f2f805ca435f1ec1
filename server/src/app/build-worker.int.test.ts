import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../test/database.ts';
import { startTestWorker, type TestWorker, type TestWorkerOptions } from '../../test/worker.ts';
import { startEmbeddedPostgres } from '../platform/embedded/index.ts';
import type { Feature } from '../platform/feature.ts';
import { defineJob, type EventHandler } from '../platform/jobs/define-job.ts';
import { StartProblem } from '../platform/errors/start-problem.ts';
import { openDatabase } from '../platform/db/db.ts';
import { prepareDatabase } from './prepare-database.ts';

const database = useTestDatabase();
const running: TestWorker[] = [];

beforeAll(async () => {
  await database.sql`create table handled (event uuid, by text)`;
});
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
  await database.sql`truncate handled, events cascade`;
  await database.sql`truncate bullmq.job cascade`;
});

const start = async (options: Omit<TestWorkerOptions, 'databaseUrl'>) => {
  const worker = await startTestWorker({ databaseUrl: database.url, ...options });
  running.push(worker);
  return worker;
};
const feature = (...handlers: EventHandler[]): Feature => ({ name: 'test', handlers });
const handler = (name: string, run: (id: string, deps: Parameters<EventHandler['run']>[0]) => Promise<void>, attempts?: number) =>
  defineJob({ name, event: 'test.happened', payload: z.object({}), attempts, handle: (deps, _payload, { id }) => run(id, deps) });
const note = (name: string) => handler(name, (id, { db }) => db.execute(`insert into handled values ('${id}', '${name}')`).then(() => {}));
const handled = async () => (await database.sql<{ by: string }[]>`select by from handled order by by`).map(({ by }) => by);
const deliveries = () =>
  database.sql<
    { handler: string; done: boolean; failure: string | null }[]
  >`select handler, done_at is not null as done, failure from outbox_deliveries order by handler`;
const eventually = { timeout: 15_000, interval: 100 };

describe('a worker', () => {
  test('hands an event to each of its handlers once, also with two workers at once', async () => {
    const features = [feature(note('test-one'), note('test-two'))];
    const first = await start({ features });
    await start({ features });
    for (let count = 0; count < 25; count += 1) await first.publish('test.happened');
    await expect.poll(async () => (await deliveries()).filter(({ done }) => done).length, eventually).toBe(50);
    expect(await handled()).toHaveLength(50);
    expect((await database.sql`select from bullmq.job`).length).toBe(0);
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
      { handler: 'test-hopeless', done: false, failure: 'the other side says no' },
      { handler: 'test-one', done: true, failure: null },
    ]);
    expect(await database.sql`select state, failed_reason from bullmq.job`).toEqual([{ state: 'failed', failed_reason: 'the other side says no' }]);
  });

  test('killed after a handler committed: another worker runs that handler again and is done', async () => {
    const idle = await start({ features: [feature(note('test-dying'))], idle: true });
    await idle.publish('test.happened');
    const dying = spawn(process.execPath, [join(import.meta.dirname, '../../test/dying-worker.ts'), database.url], { stdio: ['ignore', 'ignore', 'inherit'] });
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
    const worker = await startTestWorker({ databaseUrl: database.url, features: [feature(slow)] });
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
    const old = await startTestWorker({ databaseUrl: database.url, features: [sweep('test-old')] });
    await expect.poll(() => runs, eventually).toBeGreaterThan(1);
    await old.stop();
    await start({ features: [sweep('test-new')] });
    runs = 0;
    await expect.poll(() => runs, eventually).toBeGreaterThan(1);
    expect(await database.sql`select distinct name from bullmq.job`).toEqual([{ name: 'test-new' }]);
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

  test('does not start when events wait for a handler that it does not have', async () => {
    const idle = await start({ features: [feature(note('test-gone'))], idle: true });
    await idle.publish('test.happened');
    await expect(start({ features: [feature(note('test-one'))] })).rejects.toThrow(StartProblem);
    await expect(start({ features: [feature(note('test-one'))] })).rejects.toThrow(/test-gone/);
  });
});

describe('a worker whose database', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'handreich-worker-'));
    await chmod(dataDir, 0o755);
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  test('restarts comes back by itself', { timeout: 90_000 }, async () => {
    let postgres = await startEmbeddedPostgres({ dataDir });
    const { url } = postgres;
    await prepareDatabase({ databaseUrl: url });
    const { sql, close } = openDatabase(url, { max: 1 });
    await sql`create table handled (event uuid, by text)`;
    const worker = await startTestWorker({ databaseUrl: url, features: [feature(note('test-one'))] });
    const count = async () => (await sql<{ count: number }[]>`select count(*)::int as count from handled`)[0]?.count;
    try {
      await worker.publish('test.happened');
      await expect.poll(count, eventually).toBe(1);
      for (const round of [2, 3]) {
        await postgres.stop();
        await new Promise((resolve) => setTimeout(resolve, 1500));
        postgres = await startEmbeddedPostgres({ dataDir });
        expect(postgres.url).toBe(url);
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
        await expect.poll(count, { timeout: 30_000, interval: 200 }).toBeGreaterThanOrEqual(round);
      }
    } finally {
      await worker.stop();
      await close();
      await postgres.stop();
    }
  });
});
