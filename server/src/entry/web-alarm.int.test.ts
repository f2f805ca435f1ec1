import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../test/database.ts';
import { freePort, startProcess, type RunningProcess } from '../../test/processes.ts';
import { collectJobs } from '../app/jobs.ts';
import { newId } from '../platform/ids/ids.ts';
import { startTestWorker } from '../../test/worker.ts';
import { bringWebUpToDate } from './start/web-build.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const database = useTestDatabase();
let web: RunningProcess;
let port: number;

const lines = () =>
  web
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; alarm?: string; over?: boolean; open?: number; unknown?: number });
const alarms = () => lines().filter(({ alarm }) => alarm);
const ERROR = 50;

beforeAll(async () => {
  await bringWebUpToDate(root, new AbortController().signal, (build) => build());
  // What was published two hours ago, and nobody came for it; and something for a version that does not run here.
  const [known, newer] = [newId(), newId()];
  const payload = JSON.stringify({ listingId: newId() });
  for (const id of [known, newer])
    await database.sql`insert into events (id, name, payload, occurred_at) values (${id}, 'listing.published', ${payload}::text::jsonb, now() - interval '2 hours')`;
  await database.sql`insert into outbox_deliveries (event_id, handler) values (${known}, 'matching-find'), (${newer}, 'matching-newer')`;
  port = await freePort();
  web = startProcess(process.execPath, [fileURLToPath(new URL('web.ts', import.meta.url))], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      SECRET: 'a secret of tests that is long enough to be one',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
  });
}, 300_000);
afterAll(() => web.end('SIGTERM'));

test('a web process without any worker raises the alarm in its log, serves on, and says when it is over', { timeout: 120_000 }, async () => {
  const waiting = { timeout: 60_000, interval: 200 };
  await expect
    .poll(() => alarms().map(({ alarm, level }) => [alarm, level]), waiting)
    .toEqual([
      ['queue_late', ERROR],
      ['queue_without_worker', ERROR],
      ['unknown_handler', ERROR],
    ]);
  expect(alarms()[0]).toMatchObject({ over: false, open: 2, unknown: 1 });
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
          (answer) => answer.status,
          () => 0,
        ),
      waiting,
    )
    .toBe(200);

  const { handlers } = collectJobs();
  const worker = await startTestWorker({ databaseUrl: database.url, features: [{ name: 'all', handlers: [...handlers.values()] }] });
  try {
    await expect
      .poll(
        () =>
          alarms()
            .filter(({ over }) => over)
            .map(({ alarm }) => alarm),
        waiting,
      )
      .toEqual(['queue_without_worker']);
    await database.sql`update outbox_deliveries set done_at = now() where done_at is null`;
    await expect
      .poll(
        () =>
          alarms()
            .filter(({ over }) => over)
            .map(({ alarm }) => alarm),
        waiting,
      )
      .toEqual(['queue_without_worker', 'queue_late', 'unknown_handler']);
  } finally {
    await worker.stop();
  }
  // Nothing was repeated within five minutes.
  expect(alarms()).toHaveLength(6);
});
