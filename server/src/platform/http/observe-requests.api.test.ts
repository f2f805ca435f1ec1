import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aListing, usePortal } from '../../../test/portal.ts';
import { buildLog } from '../log/log.ts';
import { buildWeb } from '../../app/build-web.ts';
import { features } from '../../app/features.ts';

const portal = usePortal();
let app: FastifyInstance;
let written = '';
const lines = () =>
  written
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  const log = buildLog('info', { write: (line) => (written += line) });
  const broken = {
    name: 'broken',
    routes: () => async (api: FastifyInstance) => {
      api.post('/broken', { config: { access: 'public' } }, async () => {
        log.warn('deep below the route');
        throw new TypeError('geheime Worte');
      });
    },
  };
  const config = { ...portal.deps.config, trustProxy: ['10.0.0.0/8'] };
  app = await buildWeb({ ...portal.deps, log, config }, { features: [...features, broken as never] });
});
beforeEach(() => {
  written = '';
});
afterAll(() => app.close());

test('a request is one line: method, pattern, status, milliseconds; nothing of what was asked, and nobody’s address', async () => {
  const headers = { authorization: 'Bearer geheim', cookie: 'handreich_access=geheim', 'x-forwarded-for': '192.0.2.7' };
  await app.inject({ url: '/api/listings/01900000-0000-7000-8000-00000000dead?token=geheim', remoteAddress: '192.0.2.8', headers });
  await expect.poll(lines).toHaveLength(1);
  expect(lines()[0]).toEqual({
    level: 30,
    time: expect.any(String),
    reqId: expect.any(String),
    method: 'GET',
    route: '/api/listings/:id',
    status: 401,
    ms: expect.any(Number),
    msg: 'request',
  });
  expect(written).not.toMatch(/geheim|192\.0\.2|dead/);
});

test('what a person posts is not in the log', async () => {
  const caller = await portal.signIn('log-post@handreich.example');
  written = '';
  const payload = aListing({ title: 'Geheimer Titel', body: 'Geheime Worte' });
  await app.inject({ method: 'POST', url: '/api/listings', payload, headers: { authorization: `Bearer ${caller.accessToken}` } });
  await expect.poll(lines).toHaveLength(1);
  expect(lines()[0]).toMatchObject({ method: 'POST', route: '/api/listings', status: 201 });
  expect(written).not.toMatch(/geheim/i);
});

test('whoever is told of a fault is told the id under which all its lines are found', async () => {
  const answer = await app.inject({ method: 'POST', url: '/api/broken', payload: { text: 'geheim' } });
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'http.internal']);
  await expect.poll(lines).toHaveLength(3);
  const id = answer.headers['x-request-id'];
  expect(lines().map(({ level, msg, reqId }) => [level, msg, reqId])).toEqual([
    [40, 'deep below the route', id],
    [50, 'request failed', id],
    [30, 'request', id],
  ]);
  expect(written).not.toContain('geheim');
});

test('an id is taken over from the proxy, and from no visitor; one that could break a line from nobody', async () => {
  const idOf = async (given: string, headers: Record<string, string> = {}, remoteAddress = '10.0.0.1') =>
    (await app.inject({ url: '/api/places', remoteAddress, headers: { 'x-request-id': given, ...headers } })).headers['x-request-id'];
  expect(await idOf('proxy-1234567')).toBe('proxy-1234567');
  expect(await idOf('proxy-1234567', { 'x-forwarded-for': '192.0.2.7' })).toBe('proxy-1234567');
  expect(await idOf('proxy-1234567', {}, '192.0.2.7')).not.toBe('proxy-1234567');
  expect(await idOf('proxy-1234567', { 'x-forwarded-for': '10.0.0.1' }, '192.0.2.7')).not.toBe('proxy-1234567');
  for (const bad of ['short', 'x"}{"level":50', 'a b c d e f g h', 'x'.repeat(65)]) expect(await idOf(bad)).not.toBe(bad);
});

test('health is not worth a line', async () => {
  await app.inject('/api/health/live');
  await app.inject('/api/nothing');
  await expect.poll(lines).toHaveLength(1);
  expect(lines()[0]).toMatchObject({ route: '/api/*', status: 404 });
});
