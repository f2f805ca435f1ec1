import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { TEST_SECRET, bearer, severalWebs, type TestWeb } from '../../../test/several-webs.ts';
import { grantRole, revokeRole } from './index.ts';

const database = useTestDatabase();
const webs = severalWebs(database);
let one: TestWeb;
let two: TestWeb;
let secure: TestWeb;

beforeAll(async () => {
  one = await webs.open();
  two = await webs.open();
  secure = await webs.open({ PUBLIC_URL: 'https://hilfe.example.org' });
});

const me = async ({ app }: TestWeb, headers: Record<string, string>) => (await app.inject({ url: '/api/me', headers })).statusCode;
const refresh = ({ app }: TestWeb, refreshToken: string) => app.inject({ method: 'POST', url: '/api/sessions/refresh', payload: { refreshToken } });

describe('what one process does, another one sees at once:', () => {
  test('signing out', async () => {
    const { accessToken } = await webs.signIn(one, 'out@handreich.example');
    expect(await me(two, bearer(accessToken))).toBe(200);
    expect((await one.app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: bearer(accessToken) })).statusCode).toBe(204);
    expect(await me(two, bearer(accessToken))).toBe(401);
  });

  test('leaving', async () => {
    const { accessToken, refreshToken } = await webs.signIn(one, 'leaving@handreich.example');
    expect((await two.app.inject({ method: 'DELETE', url: '/api/me', headers: bearer(accessToken) })).statusCode).toBe(204);
    expect(await me(one, bearer(accessToken))).toBe(401);
    expect((await refresh(one, refreshToken)).statusCode).toBe(401);
  });

  test('a role that is given and taken', async () => {
    const email = 'moderator@handreich.example';
    const { accessToken } = await webs.signIn(one, email);
    const queue = async () => (await two.app.inject({ url: '/api/moderation/listings?status=pending', headers: bearer(accessToken) })).statusCode;
    expect(await queue()).toBe(403);
    await grantRole({ ...one.deps, input: { role: 'moderator', email, place: 'filder' } });
    expect(await queue()).toBe(200);
    await revokeRole({ ...one.deps, input: { role: 'moderator', email, place: 'filder' } });
    expect(await queue()).toBe(403);
  });

  test('refreshing, also at the same moment: all get the same successor, and a later reuse ends the session everywhere', async () => {
    const { accessToken, refreshToken } = await webs.signIn(one, 'tabs@handreich.example');
    const answers = await Promise.all([one, two, one, two, one, two].map((web) => refresh(web, refreshToken)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const successors = new Set(answers.map((answer) => answer.json<{ refreshToken: string }>().refreshToken));
    expect(successors.size).toBe(1);
    webs.clock.advance(30);
    expect((await refresh(two, refreshToken)).json()).toMatchObject({ refreshToken: [...successors][0] });
    webs.clock.advance(1);
    expect((await refresh(two, refreshToken)).json()).toMatchObject({ code: 'accounts.session_over' });
    expect(await me(one, bearer(accessToken))).toBe(401);
    expect((await refresh(one, [...successors][0]!)).statusCode).toBe(401);
  });
});

describe('a session that began under the older secret', () => {
  const NEW = 'another secret of tests that came after the first';

  test('goes on as long as that is listed, and gets tokens of the newer one', async () => {
    const turned = await webs.open({ SECRET: `${NEW},${TEST_SECRET}` });
    const only = await webs.open({ SECRET: NEW });
    const { accessToken, refreshToken } = await webs.signIn(one, 'rotated@handreich.example');
    expect(await me(turned, bearer(accessToken))).toBe(200);
    expect(await me(only, bearer(accessToken))).toBe(401);
    const successor = (await refresh(turned, refreshToken)).json<{ accessToken: string; refreshToken: string }>();
    expect(successor.accessToken.split('.')).toHaveLength(3);
    expect(await me(turned, bearer(successor.accessToken))).toBe(200);
    expect(await me(one, bearer(successor.accessToken))).toBe(401);
    // Who comes back after the older one was taken out has the newer tokens by then.
    expect((await refresh(only, refreshToken)).statusCode).toBe(401);
    const changed = `${successor.accessToken.slice(0, -2)}${successor.accessToken.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await me(turned, bearer(changed))).toBe(401);
  });
});

describe('cookies', () => {
  const ended = (cookie: { expires?: Date }) => cookie.expires!.getTime() === 0;

  test('on plain http have plain names and are not Secure, or they would never come back', async () => {
    const { cookies } = await webs.signIn(one, 'plain@handreich.example');
    expect(cookies.map(({ name }) => name).sort()).toEqual(['handreich_access', 'handreich_refresh']);
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    for (const cookie of cookies) expect(cookie.secure ?? false).toBe(false);
  });

  test('with https are Secure and bound to this host by their names', async () => {
    const { cookies } = await webs.signIn(secure, 'secure@handreich.example');
    expect(cookies.map(({ name }) => name).sort()).toEqual(['__Host-handreich_access', '__Host-handreich_refresh']);
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: true });
    for (const cookie of cookies) expect(cookie.domain).toBeUndefined();
    const [access] = cookies.filter(({ name }) => name.endsWith('access'));
    const document = (await secure.app.inject({ url: '/api/openapi.json' })).json();
    expect(document.components.securitySchemes.cookie.name).toBe(access!.name);
    expect(await me(secure, { cookie: `${access!.name}=${access!.value}` })).toBe(200);
    expect(await me(one, { cookie: `${access!.name}=${access!.value}` })).toBe(401);
  });

  test('with https count under no other name: a neighbour could plant a session of its own', async () => {
    const { accessToken, refreshToken } = await webs.signIn(secure, 'planted@handreich.example');
    const cookie = `handreich_access=${accessToken}; handreich_refresh=${refreshToken}`;
    expect(await me(secure, { cookie })).toBe(401);
    const answer = await secure.app.inject({ method: 'POST', url: '/api/sessions/refresh', headers: { cookie } });
    expect(answer.statusCode).toBe(401);
    expect(answer.cookies).toEqual([]);
  });

  test('go when somebody signs out', async () => {
    const { cookies } = await webs.signIn(secure, 'signs-out@handreich.example');
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await secure.app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: { cookie, origin: 'https://hilfe.example.org' } });
    expect(answer.statusCode).toBe(204);
    expect((answer.cookies as { name: string; expires?: Date }[]).filter(ended).map(({ name }) => name)).toEqual(cookies.map(({ name }) => name));
  });
});

describe('a write that another site made a browser send', () => {
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  test('is refused with a cookie of a session, also the one that only renews it', async () => {
    const { cookies, accessToken, refreshToken } = await webs.signIn(secure, 'forged@handreich.example');
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const patch = (headers: Record<string, string>) => secure.app.inject({ method: 'PATCH', url: '/api/me', payload: { locale: 'en' }, headers });
    expect((await patch({ cookie, ...evil })).json()).toMatchObject({ code: 'http.cross_site' });
    expect((await patch({ cookie, origin: 'null' })).statusCode).toBe(403);
    expect((await patch({ cookie, referer: 'https://evil.example/x' })).statusCode).toBe(403);
    expect((await patch({ cookie, origin: 'https://hilfe.example.org' })).statusCode).toBe(200);
    expect((await patch({ cookie })).statusCode).toBe(200);
    expect((await patch({ ...bearer(accessToken), ...evil })).statusCode).toBe(200);
    const renew = (headers: Record<string, string>) =>
      secure.app.inject({ method: 'POST', url: '/api/sessions/refresh', headers: { cookie: `__Host-handreich_refresh=${refreshToken}`, ...headers } });
    expect((await renew(evil)).statusCode).toBe(403);
    expect((await renew({})).statusCode).toBe(200);
  });

  test('signs nobody in: a form can only say what the API does not take', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { ...evil, 'content-type': type };
      const answer = await secure.app.inject({ method: 'POST', url: '/api/sessions', headers, payload: '{"token":"x"}' });
      expect([400, 415], type).toContain(answer.statusCode);
      expect(answer.cookies).toEqual([]);
    }
  });

  test('may still unsubscribe, for which the token decides and no cookie counts', async () => {
    const { cookies } = await webs.signIn(secure, 'mailed@handreich.example');
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await secure.app.inject({ method: 'POST', url: '/api/unsubscribe?token=wrong', headers: { cookie, ...evil }, payload: {} });
    expect(answer.json()).toMatchObject({ code: 'notifications.bad_token' });
  });
});

describe('where somebody is signed in', () => {
  const list = async (web: TestWeb, token: string) =>
    (await web.app.inject({ url: '/api/me/sessions', headers: bearer(token) })).json<{ items: { id: string; usedAt: string; current: boolean }[] }>().items;
  const end = async (web: TestWeb, token: string, path = '') =>
    (await web.app.inject({ method: 'DELETE', url: `/api/me/sessions${path}`, headers: bearer(token) })).statusCode;

  test('is listed, the last used first, and can be ended there one by one or everywhere', async () => {
    const email = 'many@handreich.example';
    const phone = await webs.signIn(one, email);
    webs.clock.advance(60);
    const library = await webs.signIn(one, email);
    webs.clock.advance(60);
    const home = await webs.signIn(two, email);
    await refresh(one, phone.refreshToken);
    const seen = await list(two, home.accessToken);
    expect(seen.map(({ current }) => current).sort()).toEqual([false, false, true]);
    expect(seen.map(({ usedAt }) => usedAt)).toEqual(
      seen
        .map(({ usedAt }) => usedAt)
        .sort()
        .reverse(),
    );
    expect(JSON.stringify(seen)).not.toContain(library.refreshToken.split('.')[2]);

    const old = seen.at(-1)!.id;
    expect(await end(two, home.accessToken, `/${old}`)).toBe(204);
    expect(await end(two, home.accessToken, `/${old}`)).toBe(404);
    expect([await me(one, bearer(library.accessToken)), await me(one, bearer(phone.accessToken))]).toEqual([401, 200]);

    const stranger = await webs.signIn(one, 'stranger@handreich.example');
    expect(await end(one, stranger.accessToken, `/${seen.find(({ current }) => current)!.id}`)).toBe(404);
    expect(await end(one, stranger.accessToken)).toBe(204);
    expect(await me(two, bearer(home.accessToken))).toBe(200);

    expect(await end(two, home.accessToken)).toBe(204);
    expect([await me(one, bearer(home.accessToken)), await me(one, bearer(phone.accessToken))]).toEqual([401, 401]);
    expect((await refresh(two, phone.refreshToken)).statusCode).toBe(401);
  });
});
