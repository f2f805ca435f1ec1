import { expect, test } from 'vitest';
import { ACCESS_TOKEN_SECONDS } from '../../src/features/accounts/accounts.domain.ts';
import { usePortal } from '../portal.ts';
import { addressOf, routesOf, type Route } from '../routes.ts';

const portal = usePortal();

/** What anybody may call. A route that is missing here must answer 401 to a visitor, whatever else it would say. */
const open = new Set([
  'GET /api/docs',
  'GET /api/docs/',
  'GET /api/docs/static/*',
  'GET /api/docs/json',
  'GET /api/docs/yaml',
  'GET /api/docs/static/index.html',
  'GET /api/docs/static/swagger-initializer.js',
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /api/listings',
  'GET /api/listings/:id',
  'GET /api/messages/:locale',
  'GET /api/openapi.json',
  'GET /api/organisations',
  'GET /api/organisations/:id',
  'GET /api/places',
  'GET /api/portal',
  'GET /api/topics',
  'GET /api/unsubscribe',
  'POST /api/login-links',
  'POST /api/sessions',
  'POST /api/sessions/refresh',
  // RFC 8058: a mail program posts without a cookie.
  'POST /api/unsubscribe',
]);

/** Answers 404 to everybody: whatever lies below /api and is no route. */
const rest = new Set(['/api', '/api/', '/api/*']);

type Credentials = Record<string, string>;
const nameOf = ({ method, url }: Route) => `${method} ${url}`;
const visit = ({ method, url }: Route, headers: Credentials = {}) => portal.call({ method, url: addressOf(url), headers } as Parameters<typeof portal.call>[0]);
const closed = () => routesOf(portal.app).filter((route) => !open.has(nameOf(route)) && !rest.has(route.url));
const opened = () => routesOf(portal.app).filter((route) => open.has(nameOf(route)));
const bearer = (token: string): Credentials => ({ authorization: `Bearer ${token}` });
const cookie = (token: string): Credentials => ({ cookie: `handreich_access=${token}` });

test('every route that is not public answers 401 to a visitor', async () => {
  const answers: string[] = [];
  for (const route of closed()) {
    const { status, body } = await visit(route);
    if (status !== 401 || body.code !== 'http.sign_in') answers.push(`${nameOf(route)}: ${status}`);
  }
  expect(answers).toEqual([]);
});

test('the list of public routes is exact: each is there and asks nobody to sign in', async () => {
  const routes = opened();
  expect(routes.map(nameOf).sort()).toEqual([...open].sort());
  for (const route of routes) expect(`${nameOf(route)}: ${(await visit(route)).body.code}`).not.toMatch(/http\.sign_in$/);
});

/** What opened the door once, or never did. Each gives the token of an access that does not hold (any more). */
const spent: Record<string, () => Promise<string>> = {
  'a session that was ended': async () => {
    const person = await portal.signIn('ended@handreich.example');
    expect((await person.delete('/api/sessions/current')).status).toBe(204);
    return person.accessToken;
  },
  'an account that was deleted': async () => {
    const person = await portal.signIn('deleted@handreich.example');
    expect((await person.delete('/api/me')).status).toBe(204);
    return person.accessToken;
  },
  'a moderator who deleted their account': async () => {
    const moderator = await portal.moderator('landkreis-esslingen', 'deleted-moderator@handreich.example');
    expect((await moderator.delete('/api/me')).status).toBe(204);
    return moderator.accessToken;
  },
  'a session that was ended by a refresh token used long after its successor': async () => {
    const person = await portal.signIn('copied@handreich.example');
    const refresh = () => portal.call({ method: 'POST', url: '/api/sessions/refresh', payload: { refreshToken: person.refreshToken } });
    const { body } = await refresh();
    portal.clock.advance(31);
    expect((await refresh()).status).toBe(401);
    return body.accessToken as string;
  },
  'a token whose time is over': async () => {
    const person = await portal.signIn('expired@handreich.example');
    portal.clock.advance(ACCESS_TOKEN_SECONDS + 1);
    return person.accessToken;
  },
  'a refresh token instead of an access token': async () => (await portal.signIn('confused@handreich.example')).refreshToken,
  'a token that somebody else signed': async () => {
    const [head, claims] = (await portal.signIn('forged@handreich.example')).accessToken.split('.');
    return `${head}.${claims}.${Buffer.alloc(32, 7).toString('base64url')}`;
  },
  'a token without a signature': async () => {
    const [, claims] = (await portal.signIn('unsigned@handreich.example')).accessToken.split('.');
    return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
  },
  garbage: async () => 'garbage',
};

test.each(Object.keys(spent))('%s opens no route, neither as a header nor as a cookie', async (what) => {
  const token = await spent[what]!();
  const answers: string[] = [];
  for (const route of closed()) {
    for (const headers of [bearer(token), cookie(token)]) {
      const { status } = await visit(route, headers);
      if (status !== 401) answers.push(`${nameOf(route)} with ${Object.keys(headers)[0]}: ${status}`);
    }
  }
  expect(answers).toEqual([]);
});

test('whoever shows a token that does not hold is told so on public routes, too; an old cookie counts as a visit', async () => {
  for (const route of opened()) {
    const told = await visit(route, bearer('garbage'));
    expect([nameOf(route), told.status, told.body.code]).toEqual([nameOf(route), 401, 'http.bad_token']);
    expect(`${nameOf(route)}: ${(await visit(route, cookie('garbage'))).body.code}`).not.toMatch(/http\.(sign_in|bad_token)$/);
  }
});
