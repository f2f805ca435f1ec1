import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { usePortal, aListing, type Caller } from '../../../test/portal.ts';
import { buildWeb } from '../../app/build-web.ts';
import { features } from '../../app/features.ts';
import type { PagesHandler } from '../../app/serve-pages.ts';

const portal = usePortal();
let app: FastifyInstance;
let caller: Caller;
let databaseWaitMs = 0;
let port: number;
let formsBegun = 0;

/** Stands in for the built site: asks the API twice, as a page does, and says what it got. */
const pages: PagesHandler = (raw, response) => {
  if (raw.method === 'POST') {
    formsBegun += 1;
    return void raw.resume().once('end', () => response.end());
  }
  const { handreich } = raw as unknown as { handreich: { fetch(request: Request): Promise<Response>; page?: string } };
  handreich.page = '/[locale=locale]/listings';
  const ask = async (path: string) => (await handreich.fetch(new Request(`http://inside${path}`))).status;
  void (async () => {
    const before = await ask('/api/places');
    // From here on nobody else would be let in.
    databaseWaitMs = 60_000;
    response.end(JSON.stringify([before, await ask('/api/listings')]));
  })();
};

beforeAll(async () => {
  caller = await portal.signIn('shed@handreich.example');
  const load = { expectedDatabaseWaitMs: () => databaseWaitMs, heapBytes: Number.MAX_SAFE_INTEGER };
  app = await buildWeb(portal.deps, { features, pages, load });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
beforeEach(() => {
  databaseWaitMs = 0;
  formsBegun = 0;
});
afterAll(() => app.close());

const headers = () => ({ authorization: `Bearer ${caller.accessToken}` });
const underWay = async () => (await portal.deps.metrics.httpInFlight.get()).values[0]!.value;
/** Of a request line as it is: what makes requests elsewhere would tidy up the address first. */
const statusOf = (line: string) =>
  new Promise<number>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`));
    socket.once('error', reject).once('data', (part: Buffer) => resolve(Number(part.toString().split(' ')[1])));
  });
const list = () => app.inject({ url: '/api/listings' });
const post = () => app.inject({ method: 'POST', url: '/api/listings', payload: aListing(), headers: headers() });

test('with time enough everybody is let in', async () => {
  expect([(await list()).statusCode, (await post()).statusCode]).toEqual([200, 201]);
});

test('who reads is refused before who writes, with a problem that says when to come back', async () => {
  databaseWaitMs = 1200;
  const refused = await list();
  expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([503, '5', 'http.overloaded']);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect((await post()).statusCode).toBe(201);
  databaseWaitMs = 1600;
  expect((await post()).statusCode).toBe(503);
});

test('health, signing out and files always go through', async () => {
  const leaving = await portal.signIn('leaving-in-a-hurry@handreich.example');
  databaseWaitMs = 60_000;
  expect((await app.inject('/api/health/live')).statusCode).toBe(200);
  expect((await app.inject('/_app/immutable/entry/start.js')).statusCode).toBe(200);
  const left = await app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: { authorization: `Bearer ${leaving.accessToken}` } });
  expect(left.statusCode).toBe(204);
});

test('a page that was let in is answered whole, whatever comes meanwhile; the next one gets a plain page', async () => {
  const page = await app.inject({ url: '/de/listings', headers: { accept: 'text/html' } });
  expect(page.json()).toEqual([200, 200]);
  const refused = await app.inject({ url: '/de/listings', headers: { accept: 'text/html' } });
  expect([refused.statusCode, refused.headers['retry-after'], refused.headers['content-type']]).toEqual([503, '5', 'text/html; charset=utf-8']);
  expect(refused.body).toContain('Gerade sehr viel los');
  expect(refused.body).toContain('Very busy right now');
  // It brings its own look, which its policy must let through: by its hash, and nothing else.
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(refused.body)!;
  expect(refused.headers['content-security-policy']).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(refused.body).not.toMatch(/ style=|<script|src=/);
});

test('a form that was sent by script is told in its own words, so that it can try again', async () => {
  databaseWaitMs = 60_000;
  const refused = await app.inject({ method: 'POST', url: '/de/listings/new', headers: { 'x-sveltekit-action': 'true' } });
  expect([refused.statusCode, refused.json()]).toEqual([503, { type: 'error', status: 503, error: { message: 'http.overloaded' } }]);
});

test('what only looks like something that always passes is refused', async () => {
  databaseWaitMs = 60_000;
  const refused = ['/_app/../de/listings', '/_app/%2e%2e/de/listings', '/_app/%2E./de/listings', '/x/../api/health/live', '//x/_app/y', '/de/../_app/x'];
  for (const url of refused) expect([url, await statusOf(`GET ${url}`)]).toEqual([url, 503]);
  for (const url of ['/de/me?x=?/signOut', '/de/me?/signOutAll', '/de/me?/signOut&x', '/de/x/../me?/signOut', '/de/listings?/signOut'])
    expect([url, await statusOf(`POST ${url}`)]).toEqual([url, 503]);
  expect(await statusOf('POST /de/me?/signOut')).toBe(200);
});

test('who sends bodies slowly takes no place from others, and is answered when all of it has come', async () => {
  const payload = JSON.stringify(aListing());
  const slow = Array.from({ length: 120 }, () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    const head = [
      'POST /api/listings HTTP/1.1',
      'host: x',
      `authorization: Bearer ${caller.accessToken}`,
      'content-type: application/json',
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n\r\n${payload[0]}`);
    return socket;
  });
  const before = (await portal.deps.metrics.httpShed.get()).values;
  await expect.poll(underWay).toBe(120);
  expect([(await list()).statusCode, (await post()).statusCode]).toEqual([200, 201]);
  expect((await portal.deps.metrics.httpShed.get()).values).toEqual(before);
  const [first, ...others] = slow;
  let answer = '';
  first!.on('data', (part: Buffer) => (answer += part.toString()));
  first!.write(payload.slice(1));
  await once(first!, 'close');
  expect(answer).toContain('HTTP/1.1 201');
  for (const socket of others) socket.destroy();
  await expect.poll(underWay).toBe(0);
});

test('a form is taken in by the site as slowly as it comes, and takes no place meanwhile', async () => {
  const slow = Array.from({ length: 120 }, () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write('POST /de/listings HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\na');
    return socket;
  });
  await expect.poll(() => formsBegun).toBe(120);
  expect([(await list()).statusCode, (await post()).statusCode]).toEqual([200, 201]);
  for (const socket of slow) socket.destroy();
  await expect.poll(underWay).toBe(0);
});

test('who gives up while waiting gives the place back', async () => {
  const before = await underWay();
  const sending = request({
    host: '127.0.0.1',
    port,
    path: '/api/listings',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 1000, ...headers() },
  });
  sending.on('error', () => {});
  sending.write('{');
  await expect.poll(underWay).toBe(before + 1);
  sending.destroy();
  await expect.poll(underWay).toBe(before);
});

test('what was refused is counted by reason, and requests by the pattern of their route', async () => {
  databaseWaitMs = 60_000;
  await list();
  databaseWaitMs = 0;
  await app.inject('/api/listings?q=geheime-worte');
  await app.inject('/api/nothing/geheime-worte');
  await app.inject('/de/geheime-worte');
  await expect
    .poll(async () => portal.deps.metrics.registry.metrics())
    .toMatch(/handreich_http_request_seconds_count\{[^}]*route="page \/\[locale=locale\]\/listings"/);
  const told = await portal.deps.metrics.registry.metrics();
  expect(told).toMatch(/handreich_http_shed_total\{reason="database",kind="read"\} [1-9]/);
  expect(told).toMatch(/handreich_http_request_seconds_count\{method="GET",route="\/api\/listings",status="2xx",via="page"\} [1-9]/);
  expect(told).toMatch(/handreich_http_request_seconds_count\{method="GET",route="\/api\/listings",status="5xx",via="visitor"\} [1-9]/);
  expect(told).not.toContain('geheim');
});
