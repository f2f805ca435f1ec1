import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { createApi } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import { loadAccount } from './session.server.ts';

const accessCookie = '__Host-handreich_access';
const refreshCookie = '__Host-handreich_refresh';
const plain = { access: 'handreich_access', refresh: 'handreich_refresh' };

const token = (name: string, seconds: number) => `${name}.${Buffer.from(JSON.stringify({ exp: Date.now() / 1000 + seconds })).toString('base64url')}.x`;
const good = token('good', 300);
const foreign = token('foreign', 300);
const old = token('old', -5);

interface Given {
  cookies: Record<string, string>;
  /** Status of the answer to a refresh. */
  refresh?: number;
  /** Access tokens that the API takes. */
  accepted?: string[];
}

/** A visit with these cookies to an API that takes some access tokens and answers a refresh in some way. */
function visit({ cookies, refresh = 200, accepted = [good] }: Given) {
  const jar = new Map(Object.entries(cookies));
  const calls: string[] = [];
  const answers: Record<string, () => Response> = {
    '/api/sessions/refresh': () =>
      new Response('{}', { status: refresh, headers: refresh === 200 ? { 'set-cookie': `${accessCookie}=${good}; Path=/; HttpOnly` } : {} }),
    '/api/me': () =>
      [accessCookie, plain.access].some((name) => accepted.includes(jar.get(name) ?? ''))
        ? Response.json({ id: 'account-1' })
        : Response.json({ code: 'http.sign_in' }, { status: 401 }),
  };
  const event = {
    url: new URL('https://portal.example/de'),
    cookies: {
      get: (name: string) => jar.get(name),
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      set: (name: string, value: string) => jar.set(name, value),
      delete: (name: string) => jar.delete(name),
      parse: () => ({ name: accessCookie, value: good, path: '/', httpOnly: true }),
    },
    platform: {
      req: {
        handreich: {
          fetch: async (request: Request) => {
            const path = new URL(request.url).pathname;
            calls.push(path);
            return answers[path]!();
          },
        },
      },
    },
    locals: {},
  } as unknown as RequestEvent;
  event.locals.api = createApi(event);
  return { event, calls, jar };
}

describe('the session of a visit', () => {
  test('is not asked for where nobody signed in', async () => {
    const { event, calls } = visit({ cookies: {} });
    expect(await loadAccount(event)).toBeNull();
    expect(calls).toEqual([]);
  });

  test('is used as it is while its token is good', async () => {
    const { event, calls } = visit({ cookies: { [accessCookie]: good, [refreshCookie]: 'r' } });
    expect(await loadAccount(event)).toMatchObject({ id: 'account-1' });
    expect(calls).toEqual(['/api/me']);
  });

  test.each<Record<string, string>>([{ [refreshCookie]: 'r' }, { [accessCookie]: old, [refreshCookie]: 'r' }])(
    'is renewed first when its token is over',
    async (cookies) => {
      const { event, calls } = visit({ cookies });
      expect(await loadAccount(event)).toMatchObject({ id: 'account-1' });
      expect(calls).toEqual(['/api/sessions/refresh', '/api/me']);
    },
  );

  test('is renewed when the API does not take a token that looks good', async () => {
    const { event, calls, jar } = visit({ cookies: { [accessCookie]: foreign, [refreshCookie]: 'r' } });
    expect(await loadAccount(event)).toMatchObject({ id: 'account-1' });
    expect(calls).toEqual(['/api/me', '/api/sessions/refresh', '/api/me']);
    expect(jar.get(accessCookie)).toBe(good);
  });

  test('is none with https where its cookies have plain names, which a neighbouring name of the domain can plant', async () => {
    const { event, calls } = visit({ cookies: { [plain.access]: good, [plain.refresh]: 'r' } });
    expect(await loadAccount(event)).toBeNull();
    expect(calls).toEqual([]);
  });

  test('has plain names on plain http', async () => {
    const { event, calls } = visit({ cookies: { [plain.access]: good, [accessCookie]: foreign } });
    event.url.protocol = 'http:';
    expect(await loadAccount(event)).toMatchObject({ id: 'account-1' });
    expect(calls).toEqual(['/api/me']);
  });

  test('is forgotten, both cookies of it, when it cannot be renewed', async () => {
    const { event, calls, jar } = visit({ cookies: { [accessCookie]: foreign, [refreshCookie]: 'r' }, refresh: 401 });
    expect(await loadAccount(event)).toBeNull();
    expect(calls).toEqual(['/api/me', '/api/sessions/refresh']);
    expect([...jar.keys()]).toEqual([]);
  });

  test('is forgotten when there is nothing to renew it with', async () => {
    const { event, jar } = visit({ cookies: { [accessCookie]: foreign } });
    expect(await loadAccount(event)).toBeNull();
    expect([...jar.keys()]).toEqual([]);
  });

  test.each([foreign, old])('is renewed once and no more', async (access) => {
    const { event, calls, jar } = visit({ cookies: { [accessCookie]: access, [refreshCookie]: 'r' }, accepted: [] });
    expect(await loadAccount(event)).toBeNull();
    expect(calls.filter((path) => path.endsWith('refresh'))).toHaveLength(1);
    expect([...jar.keys()]).toEqual([]);
  });

  test.each([429, 503])('is kept while the API answers a refresh with %i', async (refresh) => {
    const { event, jar } = visit({ cookies: { [accessCookie]: foreign, [refreshCookie]: 'r' }, refresh });
    await expect(loadAccount(event)).rejects.toBeInstanceOf(ApiError);
    expect([...jar.keys()]).toEqual([accessCookie, refreshCookie]);
  });
});
