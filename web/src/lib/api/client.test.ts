import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test, vi } from 'vitest';
import { callApi, take } from './client.ts';
import { ApiError } from './problem.ts';

function visit(answer: (request: Request) => Response | Promise<Response>) {
  const set = vi.fn();
  const cookies = {
    getAll: () => [{ name: 'handreich_access', value: 'a b;c' }],
    set,
    parse: () => ({ name: 'handreich_access', value: 'new', path: '/', httpOnly: true, sameSite: 'lax' }),
  };
  const fetch = vi.fn(async (request: Request) => answer(request));
  const event = { cookies, platform: { req: { handreich: { fetch } } } } as unknown as RequestEvent;
  return { event, fetch, set };
}

const request = () => new Request('http://api.internal/api/me');

describe('a call to the API inside the portal', () => {
  test('carries the visitor as the cookies are by now', async () => {
    const { event, fetch } = visit(() => Response.json({}));
    await callApi(event, request());
    expect(fetch.mock.calls[0]![0].headers.get('cookie')).toBe('handreich_access=a%20b%3Bc');
  });

  test('hands cookies of the answer on to the browser, secure only where the API says so', async () => {
    const { event, set } = visit(() => new Response('{}', { headers: { 'set-cookie': 'handreich_access=new; Path=/; HttpOnly; SameSite=Lax' } }));
    await callApi(event, request());
    expect(set).toHaveBeenCalledWith('handreich_access', 'new', expect.objectContaining({ path: '/', httpOnly: true, secure: false }));
  });

  test('says so when nobody answers', async () => {
    const { event } = visit(() => Promise.reject(new Error('closed')));
    await expect(callApi(event, request())).rejects.toMatchObject({ problem: { status: 503 } });
  });
});

describe('what an answer holds', () => {
  test('is its body', async () => {
    expect(await take(Promise.resolve({ data: { id: '1' }, response: Response.json({}) }))).toEqual({ id: '1' });
  });

  test('or its problem, with the time to wait', async () => {
    const response = new Response(null, { status: 429, headers: { 'retry-after': '90' } });
    const failed = take(Promise.resolve({ error: { code: 'limits.login' }, response }));
    await expect(failed).rejects.toBeInstanceOf(ApiError);
    await expect(failed).rejects.toMatchObject({ problem: { status: 429, code: 'limits.login', retryAfter: 90 } });
  });
});
