import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTemporaryPostgres } from '../embedded/temporary-postgres.ts';
import { duringWork } from '../work/work.ts';
import { DatabaseBusy, databaseErrorCode, isConnectionLost, isPassing } from './connection-errors.ts';
import { openDatabase, type Database } from './db.ts';

// A server of this file's own, because it is stopped and killed.
let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
beforeAll(async () => {
  server = await startTemporaryPostgres();
}, 120_000);
afterAll(() => server.stop());

const opened: Database[] = [];
const open = (url: string, max = 4) => {
  const database = openDatabase(url, { max, kind: 'web', name: 'handreich-waiting' });
  opened.push(database);
  return database;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

const secondsOf = async (work: Promise<unknown>) => {
  const begun = performance.now();
  const error = await work.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  return { seconds: (performance.now() - begun) / 1000, error };
};
const one = ({ db }: Database) => db.execute(sql`select 1 as one`);
const processesOf = async ({ db }: Database): Promise<number[]> => {
  const rows = await db.execute<{ pid: number }>(sql`select pid from pg_stat_activity where pid <> pg_backend_pid() union select pg_backend_pid()`);
  const backends = rows.map(({ pid }) => pid);
  const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${backends[0]}/status`, 'utf8'))![1]);
  return [parent, ...backends];
};

// More than the limits of `web` add up to, and far less than the 20 seconds of the driver's own patience.
const SOON_SECONDS = 9;

test(
  'a database that stands still refuses everybody in time, those who wait behind them too, and serves as before when it goes on',
  { timeout: 60_000 },
  async () => {
    const database = open(server.url);
    await Promise.all(Array.from({ length: 8 }, () => one(database)));
    const processes = await processesOf(database);
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    try {
      const answers = await Promise.all(Array.from({ length: 40 }, () => secondsOf(one(database))));
      expect(answers.filter(({ error }) => !isPassing(error))).toEqual([]);
      expect(Math.max(...answers.map(({ seconds }) => seconds))).toBeLessThan(SOON_SECONDS);
      const transaction = await secondsOf(database.db.transaction((tx) => tx.execute(sql`select 1`)));
      expect(isPassing(transaction.error)).toBe(true);
      expect(transaction.seconds).toBeLessThan(SOON_SECONDS);
    } finally {
      for (const pid of processes.toReversed()) process.kill(pid, 'SIGCONT');
    }
    await expect.poll(() => one(database).then(() => 'served', String), { timeout: 20_000 }).toBe('served');
    expect(database.places.inUse).toBe(0);
  },
);

test('a transaction whose database falls silent in the middle is refused in time and keeps no place', { timeout: 60_000 }, async () => {
  const database = open(server.url);
  const processes = await processesOf(database);
  try {
    const silent = await secondsOf(
      database.db.transaction(async (tx) => {
        await tx.execute(sql`create table half_way (id int)`);
        for (const pid of processes) process.kill(pid, 'SIGSTOP');
        await tx.execute(sql`insert into half_way values (1)`);
      }),
    );
    expect(isConnectionLost(silent.error)).toBe(true);
    expect(silent.seconds).toBeLessThan(SOON_SECONDS);
    expect(database.places.inUse).toBe(0);
  } finally {
    for (const pid of processes.toReversed()) process.kill(pid, 'SIGCONT');
  }
  await expect
    .poll(() => database.db.execute(sql`select to_regclass('half_way') as there`).then((rows) => rows[0], String), { timeout: 20_000 })
    .toEqual({ there: null });
});

test('a server that takes connections and never says a word refuses in time', { timeout: 60_000 }, async () => {
  const sockets = new Set<Socket>();
  const mute: Server = createServer((socket) => void sockets.add(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const database = open(`postgres://nobody@127.0.0.1:${(mute.address() as AddressInfo).port}/none`, 2);
  const answers = await Promise.all(Array.from({ length: 20 }, () => secondsOf(one(database))));
  expect(answers.filter(({ error }) => !isPassing(error))).toEqual([]);
  expect(Math.max(...answers.map(({ seconds }) => seconds))).toBeLessThan(SOON_SECONDS);
  mute.close();
  for (const socket of sockets) socket.destroy();
});

test('a server that closes every connection at once refuses in time', { timeout: 60_000 }, async () => {
  const closing = createServer((socket) => void socket.on('error', () => {}).end()).listen(0, '127.0.0.1');
  await once(closing, 'listening');
  const database = open(`postgres://nobody@127.0.0.1:${(closing.address() as AddressInfo).port}/none`, 2);
  const { error, seconds } = await secondsOf(one(database));
  expect(isPassing(error)).toBe(true);
  expect(seconds).toBeLessThan(SOON_SECONDS);
  closing.close();
});

test('a read that lost its connection is asked once more; what writes is not', { timeout: 60_000 }, async () => {
  const database = open(server.url);
  const others = openDatabase(server.url, { max: 1 });
  opened.push(others);
  const endAll = () => others.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'handreich-waiting'`);
  await database.db.execute(sql`create table if not exists counted (at timestamptz default now())`);
  let refused = 0;
  for (let round = 0; round < 10; round += 1) {
    // Connections that rest, and connections in the middle of a statement.
    await Promise.all(Array.from({ length: 4 }, () => one(database)));
    if (round % 2 === 0) await endAll();
    const reads = Array.from({ length: 6 }, () => database.db.execute(sql`select pg_sleep(0.05)`));
    const begun = Promise.allSettled(Array.from({ length: 2 }, () => database.db.transaction((tx) => tx.execute(sql`select 1`))));
    if (round % 2 === 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await endAll();
    }
    const outcomes = await Promise.allSettled(reads);
    refused += outcomes.filter(({ status }) => status === 'rejected').length;
    await begun;
  }
  expect(refused).toBe(0);

  const writing = secondsOf(database.db.execute(sql`insert into counted select now() from pg_sleep(1)`));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await endAll();
  expect(isConnectionLost((await writing).error)).toBe(true);
  expect((await database.db.execute(sql`select 1 from counted`)).length).toBe(0);
});

test('a statement, a lock and a transaction without statements are ended by the database itself', { timeout: 60_000 }, async () => {
  const database = open(server.url);
  const slow = await secondsOf(database.db.execute(sql`select pg_sleep(30)`));
  expect([databaseErrorCode(slow.error), isPassing(slow.error)]).toEqual(['57014', true]);

  await database.db.execute(sql`create table locked (id int)`);
  const locked = await database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table locked`);
    return secondsOf(database.db.execute(sql`insert into locked values (1)`));
  });
  expect([databaseErrorCode(locked.error), isPassing(locked.error)]).toEqual(['55P03', true]);
});

test('who finds all connections taken waits a while and is then refused; one place that is given back serves the next', { timeout: 60_000 }, async () => {
  const database = open(server.url, 1);
  const long = database.db.execute(sql`select pg_sleep(3)`).then(() => {});
  const [tired, patient] = [secondsOf(one(database)), new Promise((resolve) => setTimeout(resolve, 1500)).then(() => secondsOf(one(database)))];
  expect((await tired).error).toMatchObject({ cause: expect.any(DatabaseBusy) });
  expect((await patient).error).toBeUndefined();
  await long;
});

test('a request whose patience is over asks nothing more, and neither does the page around it', { timeout: 60_000 }, async () => {
  const database = open(server.url);
  await database.db.execute(sql`create table asked ()`);
  const ask = () => secondsOf(database.db.execute(sql`insert into asked default values`));
  const page = { fields: { reqId: 'page' } };
  const call = () => ({ fields: { reqId: 'page' }, patienceMs: 300, outer: page });
  await duringWork(call(), async () => {
    await one(database);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(isPassing((await ask()).error)).toBe(true);
  });
  // Another call of the same page begins anew, until one has waited in vain.
  await duringWork({ ...call(), patienceMs: 5000 }, () => one(database));
  await duringWork({ ...call(), patienceMs: 5000 }, () => secondsOf(database.db.execute(sql`select pg_sleep(30)`)));
  expect(isPassing((await duringWork({ ...call(), patienceMs: 5000 }, ask)).error)).toBe(true);
  // Neither of the two was even sent.
  expect(await database.db.execute(sql`select from asked`)).toHaveLength(0);
});
