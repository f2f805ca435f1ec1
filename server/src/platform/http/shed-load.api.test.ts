import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** Stands in for the built site: asks the API twice, as a page does, and says what it got. */
const pages: PagesHandler = (raw, response) => {
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
});
afterAll(() => app.close());

const headers = () => ({ authorization: `Bearer ${caller.accessToken}` });
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
});

test('a form that was sent by script is told in its own words, so that it can try again', async () => {
  databaseWaitMs = 60_000;
  const refused = await app.inject({ method: 'POST', url: '/de/listings/new', headers: { 'x-sveltekit-action': 'true' } });
  expect([refused.statusCode, refused.json()]).toEqual([503, { type: 'error', status: 503, error: { message: 'http.overloaded' } }]);
});

test('who gives up while waiting gives the place back', async () => {
  const before = await portal.deps.metrics.httpInFlight.get();
  const sending = request({
    host: '127.0.0.1',
    port,
    path: '/api/listings',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 1000, ...headers() },
  });
  sending.on('error', () => {});
  sending.write('{');
  await expect.poll(async () => (await portal.deps.metrics.httpInFlight.get()).values[0]!.value).toBe(before.values[0]!.value + 1);
  sending.destroy();
  await expect.poll(async () => (await portal.deps.metrics.httpInFlight.get()).values[0]!.value).toBe(before.values[0]!.value);
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
