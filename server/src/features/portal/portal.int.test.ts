import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDeps, type OpenDeps } from '../../app/build-deps.ts';
import { buildWeb } from '../../app/build-web.ts';
import { features } from '../../app/features.ts';
import { readConfig } from '../../platform/config/config.ts';
import { buildLog } from '../../platform/log/log.ts';

// Port 1 of this machine answers nobody.
const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
const lines: string[] = [];
let open: OpenDeps;
let app: Awaited<ReturnType<typeof buildWeb>>;

beforeAll(async () => {
  const config = readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1' });
  open = await buildDeps({ config, databaseUrl, log: buildLog('info', { write: (line) => lines.push(line) }) });
  app = await buildWeb(open.deps, { features });
});
afterAll(async () => {
  await app.close();
  await open.close();
});

test.each(['/api/health/ready', '/api/listings', '/api/places'])('while the database is away, %s answers 503 and says when to come back', async (url) => {
  const answer = await app.inject(url);
  expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([503, '5', 'http.unavailable']);
});

test('the process is alive all the same', async () => {
  expect((await app.inject('/api/health/live')).json()).toEqual({ status: 'ok' });
});

test('what is logged about it names no password and nobody', () => {
  expect(lines.join('')).toContain('request failed');
  expect(lines.join('')).not.toMatch(/handreich\.example/);
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', '400'],
  ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
])('%s is answered with a problem', async (_what, bytes, status) => {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.end(bytes);
  await once(socket, 'close');
  expect(answer).toContain(`HTTP/1.1 ${status}`);
  expect(answer).toContain('application/problem+json');
});
