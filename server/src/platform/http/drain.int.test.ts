import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { drain, prepareDrain } from './drain.ts';

const agent = () => new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (port: number, by: Agent, path: string) =>
  new Promise<{ status: number; body: string; connection: string | undefined }>((resolve, reject) => {
    const asking = get({ host: '127.0.0.1', port, path, agent: by }, (answer) => {
      let body = '';
      answer.on('data', (part: Buffer) => (body += part.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode!, body, connection: answer.headers.connection }));
    });
    asking.on('error', reject);
  });

test('what was asked before a stop is answered whole, also on a connection that rested until then, and nobody is let in afterwards', async () => {
  const app = fastify();
  prepareDrain(app);
  app.get('/now', async () => 'now');
  app.get('/slow', async () => new Promise((resolve) => setTimeout(() => resolve('slow'), 1500)));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const [resting, busy] = [agent(), agent()];
  expect((await ask(port, resting, '/now')).connection).toBe('keep-alive');
  const slow = ask(port, busy, '/slow');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const stopped = drain(app, 10_000);
  expect(await ask(port, resting, '/now')).toEqual({ status: 200, body: 'now', connection: 'close' });
  expect(await slow).toMatchObject({ status: 200, body: 'slow' });
  await stopped;
  await expect(ask(port, agent(), '/now')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('who does not stop sending is cut off', async () => {
  const app = fastify();
  prepareDrain(app);
  app.get('/never', () => new Promise(() => {}));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const never = ask(port, agent(), '/never').catch((error: NodeJS.ErrnoException) => error.code);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await drain(app, 500);
  expect(await never).toBe('ECONNRESET');
});
