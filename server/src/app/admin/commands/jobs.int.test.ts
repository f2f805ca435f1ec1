import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../../../test/database.ts';
import { storeKinds, useTestStore } from '../../../../test/stores.ts';
import { startTestWorker, type TestWorker } from '../../../../test/worker.ts';
import { readConfig } from '../../../platform/config/config.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { jobIdOf } from '../../../platform/jobs/queues.ts';
import { runAdmin } from '../run-admin.ts';

const database = useTestDatabase();
const running: TestWorker[] = [];
const config = () => readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: database.url, SMTP_URL: 'smtp://127.0.0.1:1' });
const admin = async (...args: string[]) => {
  const lines: string[] = [];
  await runAdmin({ config: config(), args: ['jobs', ...args], print: (line) => lines.push(line) });
  return lines;
};
const eventually = { timeout: 15_000, interval: 100 };
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;

// A handler of the closed list whose outcome the test decides.
let outcome: () => void = () => {};
let runs = 0;
const features = [
  {
    name: 'test',
    handlers: [
      defineJob({
        name: 'notifications-send',
        event: 'mail.queued',
        payload: z.object({ mailId: z.uuid() }),
        attempts: 2,
        handle: async ({ db }, _payload, { id }) => {
          runs += 1;
          outcome();
          await db.execute(`insert into handled values ('${id}')`);
        },
      }),
    ],
  },
];
const fail = () => {
  throw new Error('the other side says no');
};

beforeAll(async () => {
  await database.sql`create table handled (event uuid)`;
});

describe.each(storeKinds)('with the queue in %s', (kind) => {
  const store = useTestStore(kind, database);
  const start = async (idle = false) => {
    const worker = await startTestWorker({ ...store.options(), features, idle });
    running.push(worker);
    return worker;
  };
  afterEach(async () => {
    for (const worker of running.splice(0)) await worker.stop();
    await database.sql`truncate handled, events cascade`;
    await store.empty();
    outcome = () => {};
    runs = 0;
  });
  const handled = async () => (await database.sql<{ event: string }[]>`select event from handled`).map(({ event }) => event);
  const failOnce = async () => {
    outcome = fail;
    const worker = await start();
    const mailId = newId();
    const eventId = await worker.publish('mail.queued', { mailId });
    await expect.poll(() => admin('list'), eventually).toHaveLength(1);
    outcome = () => {};
    return { eventId, mailId };
  };

  test('what failed for good is listed and shown, and a replay does it again while workers run; twice is once', async () => {
    const { eventId, mailId } = await failOnce();
    const [line] = await admin('list');
    expect(line!.split('\t')).toEqual([eventId, 'mail.queued', 'notifications-send', time, '2', 'the other side says no']);
    expect((await admin('show', eventId)).map((shown) => shown.split('\t'))).toEqual([
      ['event', eventId, 'mail.queued', time],
      ['payload', 'mailId', mailId],
      ['delivery', 'notifications-send', 'failed', time, 'attempts 2', 'replays 0', 'the other side says no'],
    ]);
    expect(await admin('replay', eventId, 'notifications-send')).toEqual([`notifications-send is done again for ${eventId}.`]);
    expect(await admin('replay', eventId, 'notifications-send')).toEqual([expect.stringMatching(/is (waiting|done) for .+ already\.$/)]);
    await expect.poll(handled, eventually).toEqual([eventId]);
    await expect.poll(async () => (await admin('show', eventId)).at(-1), eventually).toContain('\tdone\t');
    expect(await admin('list')).toEqual([]);
    expect(runs).toBe(3);
  });

  test('a replay works although the store still keeps the failed job under the same id, as an older version left it', async () => {
    const worker = await start(true);
    const eventId = await worker.publish('mail.queued', { mailId: newId() });
    const key = { eventId, handler: 'notifications-send' };
    await store.withQueue('events', (queue) => queue.add(key.handler, key, { jobId: jobIdOf(key), attempts: 1, removeOnFail: false }));
    outcome = fail;
    await database.sql`update outbox_deliveries set queued_at = now()`;
    await start();
    await expect.poll(() => admin('list'), eventually).toHaveLength(1);
    await expect
      .poll(() => store.withQueue('events', async (queue) => (await queue.getJob(jobIdOf(key)))?.failedReason), eventually)
      .toBe('the other side says no');
    outcome = () => {};
    await admin('replay', eventId, key.handler);
    await expect.poll(handled, eventually).toEqual([eventId]);
  });

  test('what fails again after a replay is listed again, and can be replayed again', async () => {
    const { eventId } = await failOnce();
    outcome = fail;
    await admin('replay', eventId, 'notifications-send');
    await expect.poll(() => admin('list'), eventually).toHaveLength(1);
    outcome = () => {};
    await admin('replay', eventId, 'notifications-send');
    await expect.poll(handled, eventually).toEqual([eventId]);
    expect((await admin('show', eventId)).at(-1)).toContain('replays 2');
  });

  test('all of it can be replayed at once', async () => {
    outcome = fail;
    const worker = await start();
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await worker.publish('mail.queued', { mailId: newId() }));
    await expect.poll(() => admin('list'), eventually).toHaveLength(5);
    outcome = () => {};
    expect(await admin('drop', ids.pop()!, 'notifications-send')).toHaveLength(1);
    expect(await admin('replay', '--all')).toEqual(['4 deliveries are done again.']);
    await expect.poll(async () => (await handled()).sort(), eventually).toEqual(ids.sort());
    expect(await admin('replay', '--all')).toEqual(['0 deliveries are done again.']);
  });

  test('what is dropped stays to be seen, is done by nobody, and can be taken back by its name', async () => {
    const { eventId } = await failOnce();
    expect(await admin('drop', eventId, 'notifications-send')).toEqual([`notifications-send is dropped for ${eventId}.`]);
    expect(await admin('drop', eventId, 'notifications-send')).toEqual([`notifications-send was dropped for ${eventId} already.`]);
    expect(await admin('list')).toEqual([]);
    expect((await admin('list', '--all'))[0]!.split('\t').at(-1)).toBe('dropped');
    expect((await running[0]!.deps.queue.read()).outbox).toMatchObject({ open: 0, failed: 0 });
    expect(await handled()).toEqual([]);
    await admin('replay', eventId, 'notifications-send');
    await expect.poll(handled, eventually).toEqual([eventId]);
    await expect.poll(async () => (await admin('show', eventId)).at(-1), eventually).toContain('\tdone\t');
    await expect(admin('drop', eventId, 'notifications-send')).rejects.toThrow(/is done .+ cannot be dropped|is done for/);
  });
});

test('what waits for a handler that this version does not have is shown and can be dropped', async () => {
  const eventId = newId();
  await database.sql`insert into events (id, name, payload, occurred_at) values (${eventId}, 'test.newer', ${JSON.stringify({ id: newId(), odd: 'a@example.org' })}::text::jsonb, now())`;
  await database.sql`insert into outbox_deliveries (event_id, handler) values (${eventId}, 'newer-handler')`;
  expect(await admin('list')).toEqual([]);
  expect((await admin('list', '--all')).map((line) => line.split('\t'))).toEqual([[eventId, 'test.newer', 'newer-handler', '-', '0', '-', 'open']]);
  expect((await admin('show', eventId)).join()).not.toContain('@');
  await expect(admin('replay', eventId, 'newer-handler')).rejects.toMatchObject({
    line: expect.stringMatching(/^This version has no handler newer-handler\./) as string,
  });
  expect(await admin('drop', eventId, 'newer-handler')).toEqual([`newer-handler is dropped for ${eventId}.`]);
});

test.each([
  [[], /^Usage: .+jobs list/s],
  [['dance'], /^Usage/],
  [['constructor'], /^Usage/],
  [['list', 'more'], /^Usage/],
  [['show'], /^Usage/],
  [['show', 'not-an-id'], /^There is no event not-an-id\. /],
  [['show', '019a0000-0000-7000-8000-000000000000'], /^There is no event 019a/],
  [['replay'], /^Usage/],
  [['replay', '019a0000-0000-7000-8000-000000000000'], /^Usage/],
  [['replay', '019a0000-0000-7000-8000-000000000000', 'notifications-send'], /^There is no event/],
  [['replay', '--all', 'notifications-send'], /^Usage/],
  [['drop', '--all'], /^Deliveries are dropped one by one\./],
  [['drop', '019a0000-0000-7000-8000-000000000000', 'notifications-send', 'more'], /^Usage/],
])('jobs %j is answered with a sentence', async (args, sentence) => {
  await expect(admin(...args)).rejects.toMatchObject({ name: 'StartProblem', line: expect.stringMatching(sentence) as string });
});

test('an event is known, a delivery to that handler is not', async () => {
  const eventId = newId();
  await database.sql`insert into events (id, name, payload, occurred_at) values (${eventId}, 'listing.submitted', '{}', now())`;
  await expect(admin('drop', eventId, 'matching-find')).rejects.toMatchObject({ line: expect.stringMatching(/has no delivery to matching-find\./) as string });
  await expect(admin('show', eventId, 'matching-find')).rejects.toMatchObject({ line: expect.stringMatching(/has no delivery to matching-find\./) as string });
});
