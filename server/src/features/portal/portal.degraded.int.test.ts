import { describe, expect, test } from 'vitest';
import { usePortal } from '../../../test/portal.ts';
import { useTestRedis } from '../../../test/redis.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { openDatabase } from '../../platform/db/db.ts';
import { buildLog } from '../../platform/log/log.ts';
import { buildDeps } from '../../app/build-deps.ts';
import { buildWeb } from '../../app/build-web.ts';
import { buildWorker } from '../../app/build-worker.ts';
import { features } from '../../app/features.ts';
import { collectJobs } from '../../app/jobs.ts';

const eventually = { timeout: 20_000, interval: 100 };
const whole = { status: 'ok', parts: { database: 'ok', queue: 'ok' } };
const degraded = { status: 'degraded', parts: { database: 'ok', queue: 'away' } };

describe('a portal with its queue in Redis', () => {
  const redis = useTestRedis();
  const portal = usePortal({
    settings: {
      get REDIS_URL() {
        return redis.url;
      },
    },
  });
  const ready = () => portal.call({ url: '/api/health/ready' });
  const open = async () => (await portal.deps.queue.read()).outbox.open;

  test('says that it is ready', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: whole });
  });

  test.each([
    ['is away', () => redis.kill(), () => redis.start()],
    ['does not answer', async () => redis.freeze(), async () => redis.thaw()],
  ])('goes on while Redis %s, says so, and loses nothing that it accepted', { timeout: 60_000 }, async (_what, goAway, comeBack) => {
    await goAway();
    const before = await open();
    await expect.poll(ready, eventually).toMatchObject({ status: 200, body: degraded });
    expect((await portal.call({ url: '/api/listings' })).status).toBe(200);
    expect((await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: 'neu@handreich.example', locale: 'de' } })).status).toBe(202);
    expect(await open()).toBe(before + 1);
    await comeBack();
    await expect.poll(ready, eventually).toMatchObject({ status: 200, body: whole });
  });

  test('goes on while Redis is full, says so, and loses nothing that it accepted', { timeout: 60_000 }, async () => {
    await expect.poll(ready, eventually).toMatchObject({ status: 200, body: whole });
    const limit = (bytes: string) => redis.ask((client) => client.config('SET', 'maxmemory-policy', 'noeviction', 'maxmemory', bytes));
    await limit('1');
    const before = await open();
    await expect.poll(ready, eventually).toMatchObject({ status: 200, body: degraded });
    expect((await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: 'voll@handreich.example', locale: 'de' } })).status).toBe(202);
    expect(await open()).toBe(before + 1);
    await limit('0');
    await expect.poll(ready, eventually).toMatchObject({ status: 200, body: whole });
  });

  test('starts while Redis is away, and its jobs are done when it comes', { timeout: 60_000 }, async () => {
    await redis.kill();
    const { config } = portal.deps;
    const databaseUrl = config.databaseUrl!;
    const second = await buildDeps({ config, databaseUrl, log: buildLog('silent') });
    const web = await buildWeb(second.deps, { features });
    expect((await web.inject('/api/health/ready')).json()).toEqual(degraded);
    expect((await web.inject({ method: 'POST', url: '/api/login-links', payload: { email: 'neu@handreich.example', locale: 'de' } })).statusCode).toBe(202);
    const { sql, close } = openDatabase(databaseUrl, { max: 5 });
    const worker = await buildWorker({ ...portal.deps, clock: systemClock }, { databaseUrl, sql, jobs: collectJobs(), drainSeconds: 2 });
    expect(await open()).toBeGreaterThan(0);
    await redis.start();
    // Nobody takes the mails here; that they were written and their sending begun is what the jobs do.
    await expect
      .poll(() => sql`select from outbox_deliveries where handler = 'notifications-login' and done_at is null`.then((rows) => rows.length), eventually)
      .toBe(0);
    await expect.poll(async () => (await web.inject('/api/health/ready')).json(), eventually).toEqual(whole);
    await worker.stop();
    await web.close();
    await second.close();
    await close();
  });
});

describe('a portal with its queue in the database', () => {
  const portal = usePortal();

  test('says that it is ready', async () => {
    expect(await portal.call({ url: '/api/health/ready' })).toMatchObject({ status: 200, body: whole });
  });
});
