import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import type { QueueState } from '../jobs/queue-state.ts';
import { buildMetrics } from './metrics.ts';
import { startMetricsServer } from './metrics-server.ts';
import { watchState } from './watch-state.ts';

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

const state: QueueState = {
  outbox: { open: 7, oldestSeconds: 12, unknown: 0, failed: 2 },
  queues: [{ name: 'events', waiting: 5, active: 1, delayed: 3, failed: 0, oldestWaitingSeconds: 9, workers: 2 }],
};

async function serve(read: () => Promise<QueueState>, mails = async () => ({ waiting: 4, oldestDueSeconds: 30 })) {
  const metrics = buildMetrics();
  const refresh = watchState(metrics, { queue: { read }, mails });
  const server = await startMetricsServer({ metrics, host: '127.0.0.1', port: 0, refresh });
  stops.push(server.stop);
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
  return { metrics, ask };
}

test('a scrape tells in the text format how the parts, the outbox, the queue and the mails stand', async () => {
  const { ask } = await serve(async () => state);
  const { status, type, text } = await ask('/metrics');
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  for (const line of [
    'handreich_up{part="database"} 1',
    'handreich_up{part="queue"} 1',
    'handreich_outbox_open 7',
    'handreich_outbox_oldest_seconds 12',
    'handreich_outbox_failed 2',
    'handreich_queue_jobs{queue="events",state="waiting"} 5',
    'handreich_queue_oldest_waiting_seconds{queue="events"} 9',
    'handreich_queue_workers{queue="events"} 2',
    'handreich_mails_waiting 4',
    'handreich_mails_oldest_due_seconds 30',
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

test('every line is a comment or a sample of a name that is explained', async () => {
  const { ask } = await serve(async () => state);
  const { text } = await ask('/metrics');
  const lines = text.trimEnd().split('\n');
  const explained = new Set(lines.flatMap((line) => /^# HELP (\S+) \S/.exec(line)?.[1] ?? []));
  for (const line of lines.filter((line) => line !== '' && !line.startsWith('#'))) {
    const name = /^([a-z0-9_]+)(?:\{(?:[a-zA-Z_]+="[^"\\\n]*",?)*\})? (?:-?[\d.e+-]+|nan|[+-]Inf)$/i.exec(line)?.[1];
    expect(name, line).toBeDefined();
    expect(explained.has(name!.replace(/_(bucket|sum|count)$/, '')) || explained.has(name!), line).toBe(true);
  }
});

test('while the database is away a scrape says so, and tells no numbers of before', async () => {
  const away = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
  const { ask } = await serve(
    () => Promise.reject(away),
    () => Promise.reject(away),
  );
  const { status, text } = await ask('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('handreich_up{part="database"} 0\n');
  expect(text).not.toMatch(/^handreich_(outbox|mails)_\w+ \d/m);
});

test('a database that does not answer holds no scrape up for long, and many scrapes ask it once', async () => {
  let asked = 0;
  const { ask } = await serve(() => {
    asked += 1;
    return new Promise(() => {});
  });
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask('/metrics')));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(answers[0]!.text).toContain('handreich_up{part="database"} 0\n');
  await ask('/metrics');
  expect(asked).toBe(1);
});

test('a queue that is away is told apart from the database', async () => {
  const { ask } = await serve(async () => ({ ...state, queues: 'away' }));
  const { text } = await ask('/metrics');
  expect(text).toContain('handreich_up{part="database"} 1\n');
  expect(text).toContain('handreich_up{part="queue"} 0\n');
  expect(text).not.toMatch(/^handreich_queue_jobs\{/m);
});

test('it says that it lives, and nothing else', async () => {
  const { ask } = await serve(async () => state);
  expect(await ask('/live')).toEqual({ status: 200, type: 'application/json', text: '{"status":"ok"}' });
  for (const [path, method] of [
    ['/', 'GET'],
    ['/metrics', 'POST'],
    ['/api/listings', 'GET'],
  ] as const)
    expect((await ask(path, method)).status).toBe(404);
});

test('a port that is taken is said in a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const starting = startMetricsServer({ metrics: buildMetrics(), host: '127.0.0.1', port, refresh: async () => {} });
  await expect(starting).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  other.close();
});
