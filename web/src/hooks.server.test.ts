import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { expect, test, vi } from 'vitest';
import { handle } from './hooks.server.ts';

// Kit's own wants to stand in a running site; what counts here is who comes before whom.
vi.mock('@sveltejs/kit/hooks', () => ({
  sequence:
    (...handles: Handle[]): Handle =>
    ({ event, resolve }) =>
      handles.reduceRight<typeof resolve>((next, handle) => async (given) => handle({ event: given, resolve: next }), resolve)(event),
}));

/** A visit with the cookie of a session that is due to be renewed; `asked` is what the API is asked. */
function visit(path: string) {
  const asked = vi.fn<(request: Request) => Promise<Response>>(() => Promise.resolve(Response.json({ locale: 'uk', textLocale: 'uk', messages: {} })));
  const kept: Record<string, string> = { handreich_refresh: 'a.1.b', handreich_locale: 'uk' };
  const event = {
    url: new URL(path, 'http://portal.invalid'),
    request: new Request(new URL(path, 'http://portal.invalid')),
    route: { id: null },
    cookies: {
      get: (name: string) => kept[name],
      getAll: () => Object.entries(kept).map(([name, value]) => ({ name, value })),
      set: () => {},
      delete: () => {},
    },
    locals: {},
    isDataRequest: false,
    platform: { req: { headers: {}, handreich: { fetch: asked, requestId: 'one', report: () => {} } } },
  } as unknown as RequestEvent;
  return { asked, answer: Promise.resolve(handle({ event, resolve: () => Promise.resolve(new Response('a page')) })) };
}

test('who is led to a language loses no session: none is renewed for an answer that brings no cookies', async () => {
  const { asked, answer } = visit('/listings?kind=need');
  const { status, headers } = await answer;
  expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([302, '/uk/listings?kind=need', 'private, no-store']);
  expect(asked).not.toHaveBeenCalled();
});

test('on a page the session is looked at', async () => {
  const { asked, answer } = visit('/uk/listings');
  await answer;
  expect(asked.mock.calls.map(([{ url }]) => new URL(url).pathname)).toContain('/api/sessions/refresh');
});
