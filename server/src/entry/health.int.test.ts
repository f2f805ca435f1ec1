import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startProcess } from '../../test/processes.ts';

// Answers where a worker would: on the loopback of IPv4 only.
const server = createServer((request, response) => response.writeHead(request.url === '/live' ? 200 : 404).end());
beforeAll(async () => {
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
});
afterAll(() => void server.close());

const answerOf = async (settings: Record<string, string>) => {
  const env = { PATH: process.env['PATH'], SECRET: 'a secret of tests that is long enough to be one', ...settings };
  return startProcess(process.execPath, [fileURLToPath(new URL('health.ts', import.meta.url)), 'worker'], { cwd: tmpdir(), env }).ended;
};
const port = () => String((server.address() as AddressInfo).port);

test('a worker is looked for where its metrics are, wherever the pages would be', async () => {
  expect(await answerOf({ METRICS_PORT: port(), HOST: '192.0.2.1' })).toBe(0);
  expect(await answerOf({ METRICS_PORT: port(), METRICS_HOST: '0.0.0.0' })).toBe(0);
  expect(await answerOf({ METRICS_PORT: port(), METRICS_HOST: '::1', HOST: '127.0.0.1' })).toBe(1);
  expect(await answerOf({ METRICS_PORT: String(await freePort()) })).toBe(1);
});
