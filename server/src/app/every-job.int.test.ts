import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useMailServer } from '../../test/mail-server.ts';
import { aListing, usePortal } from '../../test/portal.ts';
import { useTestRedis } from '../../test/redis.ts';
import { storeKinds } from '../../test/stores.ts';
import { openDatabase, type Database } from '../platform/db/db.ts';
import type { JobList } from '../platform/jobs/handlers.ts';
import { buildMailTransport } from '../platform/mail/transport.ts';
import { buildWorker } from './build-worker.ts';
import { closedList, collectJobs } from './jobs.ts';

const eventually = { timeout: 30_000, interval: 100 };

/** The real jobs, noting each that has run to its end. */
function noting(done: Set<string>): JobList {
  const list = collectJobs();
  const noted = <T extends { name: string; run(...given: never[]): Promise<void> }>(job: T): T => ({
    ...job,
    run: async (...given: never[]) => {
      await job.run(...given);
      done.add(job.name);
    },
  });
  return {
    ...list,
    handlers: new Map([...list.handlers].map(([name, handler]) => [name, noted(handler)])),
    sweeps: new Map([...list.sweeps].map(([name, sweep]) => [name, noted(sweep)])),
  };
}

describe.each(storeKinds)('with the queue in %s', (kind) => {
  const redis = kind === 'redis' ? useTestRedis() : undefined;
  const mails = useMailServer();
  const portal = usePortal({ start: new Date().toISOString() });
  const done = new Set<string>();
  let database: Database;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const databaseUrl = portal.deps.config.databaseUrl!;
    database = openDatabase(databaseUrl, { max: 5 });
    const config = { ...portal.deps.config, redisUrl: redis?.url, messageGroupingSeconds: 0 };
    const mail = buildMailTransport({ ...config, smtpUrl: mails.url });
    const worker = await buildWorker({ ...portal.deps, config }, { databaseUrl, sql: database.sql, jobs: noting(done), mail, drainSeconds: 5 });
    stop = worker.stop;
  });
  afterAll(async () => {
    await stop();
    await database.close();
  });

  test('every handler and every sweep of the closed list does its work', { timeout: 90_000 }, async () => {
    const [anna, ben] = [await portal.signIn('anna@example.org'), await portal.signIn('ben@example.org')];
    const moderator = await portal.moderator('esslingen');
    // Whoever is signed in by the time the mail is written needs none: somebody who waits for theirs.
    await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: 'carla@example.org', locale: 'de' } });
    const publish = async (by: typeof anna, fields: Record<string, unknown>) => {
      const { body } = await by.post<{ id: string }>('/api/listings', aListing(fields));
      await moderator.post(`/api/moderation/listings/${body.id}/decisions`, { decision: 'approve' });
      return body.id;
    };
    const need = await publish(anna, { title: 'Kinderfahrrad 20 Zoll gesucht' });
    await publish(ben, { kind: 'offer', title: 'Kinderfahrrad 20 Zoll', body: 'Rot, für Kinder von 6 bis 8.' });
    expect((await ben.post(`/api/listings/${need}/conversations`, { text: 'Ich hätte eins.' })).status).toBe(201);
    await expect.poll(() => [...done].sort(), eventually).toEqual(expect.arrayContaining(['notifications-match', 'notifications-message']));
    expect((await ben.delete('/api/me')).status).toBe(204);

    const all = [...Object.keys(closedList.handlers), ...closedList.sweeps].sort();
    await expect.poll(() => [...done].sort(), eventually).toEqual(all);
    // Their effects, as somebody outside sees them: mails of sign-in, decision, match and message.
    await expect.poll(() => mails.to('anna@example.org').length, eventually).toBeGreaterThanOrEqual(3);
    await expect.poll(async () => (await portal.deps.queue.read()).outbox, eventually).toMatchObject({ open: 0, failed: 0, unknown: 0 });
  });
});
