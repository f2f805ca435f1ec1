import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { answerUnreadable } from './answer-problem.ts';
import { serverOptions } from './strict-http.ts';

const app = fastify({ ...serverOptions({ headersMs: 300, wholeMs: 600, checkEveryMs: 50 }), clientErrorHandler: answerUnreadable });
app.post('/', async () => 'taken');
afterAll(() => app.close());

test.each([
  ['headers', 'POST / HTTP/1.1\r\nhost: x\r\nx-slow: '],
  ['body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 100000\r\n\r\n'],
])('a request whose %s trickle in without end is ended with 408', async (_part, begun) => {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString())).on('error', () => {});
  socket.write(begun);
  const trickle = setInterval(() => socket.write('y'), 20);
  await once(socket, 'close');
  clearInterval(trickle);
  expect(answer).toContain('HTTP/1.1 408');
  expect(answer).toContain('application/problem+json');
});

test('what is usual ends a request that arrives too slowly within seconds', () => {
  const usual = serverOptions();
  const { headersTimeout, requestTimeout } = fastify(usual).server;
  expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 10_000, requestTimeout: 15_000 });
  expect(usual.http.connectionsCheckingInterval).toBe(1000);
});
