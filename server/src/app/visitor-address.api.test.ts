import type { IncomingMessage } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../test/database.ts';
import { severalWebs, type TestWeb } from '../../test/several-webs.ts';
import type { Feature } from '../platform/feature.ts';
import type { PagesHandler } from './serve-pages.ts';

const database = useTestDatabase();
const webs = severalWebs(database);

/** Says what a route, a limit or a log line would see of the visitor. */
const mirror: Feature = {
  name: 'mirror',
  routes: () => async (app) => {
    app.get('/mirror', { config: { access: 'public' } }, async ({ ip }) => ({ ip }));
    app.post('/mirror', { config: { access: 'public' } }, async ({ ip, headers }) => ({
      ip,
      origin: headers.origin ?? null,
      site: headers['sec-fetch-site'] ?? null,
    }));
  },
};

/** A page that calls the API as the visitor, the way the site does, and says what the site itself was told. */
const pages: PagesHandler = (request, response) => {
  const { handreich, headers } = request as IncomingMessage & { handreich: { fetch(request: Request): Promise<Response> } };
  void handreich
    .fetch(new Request('http://api.internal/api/mirror', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }))
    .then((answer) => answer.json())
    .then((seen) =>
      response.end(
        JSON.stringify({
          seen: seen as unknown,
          proto: headers['x-forwarded-proto'],
          host: headers['x-forwarded-host'],
          address: headers['x-handreich-address'],
        }),
      ),
    );
};

const VISITOR = '203.0.113.5';
const NEAR = '10.0.0.1';
const FAR = '192.0.2.7';
let behind: TestWeb;
let alone: TestWeb;
beforeAll(async () => {
  behind = await webs.open({ PUBLIC_URL: 'https://hilfe.example.org', TRUST_PROXY: `10.0.0.0/8, ${FAR}` }, { more: [mirror], pages });
  alone = await webs.open({ PUBLIC_URL: 'https://hilfe.example.org' }, { more: [mirror], pages });
});

const seen = async ({ app }: TestWeb, from: string, headers: Record<string, string>) =>
  (await app.inject({ url: '/api/mirror', remoteAddress: from, headers })).json<{ ip: string }>().ip;

describe('the address of a visitor', () => {
  test.each<[string, string, string, string]>([
    ['is that of the connection where nothing stands between', VISITOR, '', VISITOR],
    ['comes from one named proxy', NEAR, VISITOR, VISITOR],
    ['comes through several named proxies', NEAR, `${VISITOR}, ${FAR}`, VISITOR],
    ['is what the last named proxy saw, whatever the visitor had sent along', NEAR, `127.0.0.1, 198.51.100.1, ${VISITOR}, ${FAR}`, VISITOR],
    ['is that of a proxy that nobody named', NEAR, `${VISITOR}, 198.51.100.77`, '198.51.100.77'],
    ['cannot be said by who is no proxy', VISITOR, '198.51.100.1', VISITOR],
    ['cannot be said by who names a proxy as the last', VISITOR, `198.51.100.1, ${NEAR}`, VISITOR],
    ['may be of the newer kind', NEAR, '2001:db8::5', '2001:db8::5'],
  ])('%s', async (_what, from, forwarded, address) => {
    expect(await seen(behind, from, forwarded === '' ? {} : { 'x-forwarded-for': forwarded })).toBe(address);
  });

  test('is that of the connection while no proxy is named', async () => {
    expect(await seen(alone, NEAR, { 'x-forwarded-for': VISITOR, forwarded: `for=${VISITOR}`, 'x-real-ip': VISITOR, 'x-handreich-address': VISITOR })).toBe(
      NEAR,
    );
  });
});

describe('a page', () => {
  const open = async ({ app }: TestWeb, method: 'GET' | 'POST', from: string, headers: Record<string, string>) =>
    (await app.inject({ method, url: '/de', remoteAddress: from, headers })).json<Record<string, unknown>>();
  const forged = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    'x-handreich-address': '198.51.100.1',
    'x-forwarded-for': `198.51.100.1, ${VISITOR}`,
    host: 'evil.example',
  };

  test('calls the API with the visitor’s address, and knows scheme and host from PUBLIC_URL alone, whoever says otherwise', async () => {
    const told = { proto: 'https', host: 'hilfe.example.org' };
    expect(await open(behind, 'GET', NEAR, forged)).toMatchObject({ ...told, seen: { ip: VISITOR }, address: VISITOR });
    expect(await open(alone, 'GET', NEAR, forged)).toMatchObject({ ...told, seen: { ip: NEAR }, address: NEAR });
    // A visitor whose own address lies in a named network has said nothing about others.
    expect(await open(behind, 'GET', '10.9.9.9', { 'x-handreich-address': VISITOR })).toMatchObject({ seen: { ip: '10.9.9.9' } });
  });

  test('hands on where a form was posted from, and not where a link to it stood', async () => {
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(await open(alone, 'POST', VISITOR, evil)).toMatchObject({ seen: { origin: 'https://evil.example', site: 'cross-site' } });
    expect(await open(alone, 'GET', VISITOR, evil)).toMatchObject({ seen: { origin: null, site: null } });
  });
});

test('whether cookies are Secure is said by PUBLIC_URL and by no header', async () => {
  const plain = await webs.open({ TRUST_PROXY: '10.0.0.0/8' });
  const { cookies } = await webs.signIn(plain, 'b@handreich.example');
  expect(cookies.every(({ secure }) => !secure)).toBe(true);
  const session = await webs.signIn(alone, 'c@handreich.example');
  const renewed = await alone.app.inject({
    method: 'POST',
    url: '/api/sessions/refresh',
    headers: { 'x-forwarded-proto': 'http' },
    payload: { refreshToken: session.refreshToken },
  });
  expect((renewed.cookies as { secure?: boolean }[]).every(({ secure }) => secure)).toBe(true);
});
