import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { useTestDatabase } from '../../test/database.ts';
import { onServer } from '../../test/postgres-server.ts';
import { readConfig } from '../platform/config/config.ts';
import { isAway } from '../platform/jobs/store-errors.ts';
import { buildLog } from '../platform/log/log.ts';
import { buildDeps, type OpenDeps } from './build-deps.ts';
import { buildWeb } from './build-web.ts';
import { features } from './features.ts';

const eventually = { timeout: 20_000, interval: 100 };
const database = useTestDatabase();
const login = `handreich_test_${randomBytes(6).toString('hex')}`;
const name = new URL(database.url).pathname.slice(1);
const onTheServer = (...statements: string[]) => onServer(inject('postgres').server, ...statements);

const lines: string[] = [];
let open: OpenDeps;
let app: Awaited<ReturnType<typeof buildWeb>>;

beforeAll(async () => {
  await onTheServer(`create role ${login} superuser login password 'of-tests'`);
  const url = new URL(database.url);
  [url.username, url.password] = [login, 'of-tests'];
  const config = readConfig({
    SECRET: 'a secret of tests that is long enough to be one',
    DATABASE_URL: url.href,
    SMTP_URL: 'smtp://127.0.0.1:1',
    RATE_LIMITS: 'off',
  });
  open = await buildDeps({ config, databaseUrl: url.href, log: buildLog('info', { write: (line) => lines.push(line) }) });
  app = await buildWeb(open.deps, { features });
});
afterAll(async () => {
  await app.close();
  await open.close();
  await onTheServer(`alter database ${name} allow_connections true`, `drop role ${login}`);
});

const leave = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = '${login}'`;
const ready = async () => (await app.inject('/api/health/ready')).statusCode;
const signIn = async () => app.inject({ method: 'POST', url: '/api/login-links', payload: { email: 'somebody@handreich.example', locale: 'de' } });
const errorLines = () => lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error' || level >= 50);

test.each([
  ['its login may not come in', `alter role ${login} nologin`, `alter role ${login} login`],
  ['its password is another', `alter role ${login} password 'another'`, `alter role ${login} password 'of-tests'`],
  ['it takes no connections', `alter database ${name} allow_connections false`, `alter database ${name} allow_connections true`],
  ['it is not there', `alter database ${name} rename to ${name}_away`, `alter database ${name}_away rename to ${name}`],
])('while the database cannot be used because %s, all is answered 503 and nothing is an error of ours', async (_why, begin, end) => {
  // A superuser is let in even where no connections are taken.
  await onTheServer(`alter role ${login} nosuperuser`, `grant pg_write_all_data, pg_read_all_data to ${login}`);
  await expect.poll(ready, eventually).toBe(200);
  // The connections of this file itself would keep the database from being renamed.
  await database.sql`select 1`;
  lines.length = 0;
  await onTheServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`, begin, leave);
  try {
    await expect.poll(ready, eventually).toBe(503);
    for (const answer of [await app.inject('/api/listings'), await signIn()]) {
      expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([503, '5', 'http.unavailable']);
    }
    const error = await open.deps.db.execute('select 1').catch((problem: unknown) => problem);
    expect(isAway(error)).toBe(true);
    expect(errorLines()).toEqual([]);
  } finally {
    await onTheServer(end);
  }
  await expect.poll(ready, eventually).toBe(200);
  expect((await signIn()).statusCode).toBe(202);
});

test('a database that only reads refuses what would be written, and is written to again over connections that were opened meanwhile', async () => {
  await onTheServer(`alter database ${name} set default_transaction_read_only = on`, leave);
  await expect.poll(async () => (await signIn()).statusCode, eventually).toBe(503);
  expect((await app.inject('/api/listings')).statusCode).toBe(200);
  // Sessions keep what they began with: only new ones write.
  await onTheServer(`alter database ${name} reset default_transaction_read_only`);
  await expect.poll(async () => (await signIn()).statusCode, eventually).toBe(202);
  expect(errorLines()).toEqual([]);
});
