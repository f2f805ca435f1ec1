import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openWindow } from './browser.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { signInByApi } from './people.ts';
import { startPortal, type RunningPortal } from './portal.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser, person: string, moderator: string, listing: string;

/** Somebody's cookies, as a request carries them. */
async function cookiesOf(email: string): Promise<string> {
  const { page } = await openWindow(browser, portal.url, { javaScript: false });
  await signInByApi(page.context(), mailbox, email);
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(portal.url + path, { headers, redirect: 'manual' });
const send = (path: string, cookie: string, body: object) =>
  fetch(portal.url + path, { method: 'POST', headers: { cookie, 'content-type': 'application/json', origin: portal.url }, body: JSON.stringify(body) });

beforeAll(async () => {
  [mailbox, browser] = await Promise.all([openMailbox(), openBrowser()]);
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
  await portal.grant('moderator@handreich.example', 'landkreis-esslingen');
  [person, moderator] = [await cookiesOf('person@handreich.example'), await cookiesOf('moderator@handreich.example')];
  const posted = await send('/api/listings', person, { kind: 'need', title: 'Eine Decke', body: '', topic: 'baby', place: 'plochingen', lang: 'de' });
  listing = ((await posted.json()) as { id: string }).id;
  expect((await send(`/api/moderation/listings/${listing}/decisions`, moderator, { decision: 'approve' })).ok).toBe(true);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

describe('a public page', () => {
  test.each([
    ['the start page', () => '/de'],
    ['the list', () => '/de/listings'],
    ['a listing', () => `/de/listings/${listing}`],
  ])('to visitors: %s may be kept, is the same for all of them, and is not sent twice', async (_name, path) => {
    const [first, second] = [await get(path()), await get(path(), { cookie: 'handreich_locale=de' })];
    expect([first.status, first.headers.get('cache-control'), first.headers.get('set-cookie')]).toEqual([200, 'public, no-cache', null]);
    expect(first.headers.get('vary')).toMatch(/^Cookie, Accept-Encoding$/);
    const etag = first.headers.get('etag')!;
    expect(second.headers.get('etag')).toBe(etag);
    const again = await get(path(), { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag'), again.headers.get('vary')]).toEqual([304, '', etag, first.headers.get('vary')]);
  });

  test('to somebody who is signed in is theirs alone, whatever a cache asks with', async () => {
    const etag = (await get('/de')).headers.get('etag')!;
    for (const cookie of [person, moderator]) {
      const answer = await get('/de', { cookie, 'if-none-match': etag });
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual([200, 'private, no-store', null]);
    }
    const [one, other] = await Promise.all([person, moderator].map(async (cookie) => (await get('/de', { cookie })).text()));
    expect(one).not.toBe(other);
  });

  test('that brings the cookie of a chosen language is for one person, also when a cache has the page', async () => {
    const chosen = { 'accept-language': 'de' };
    const kept = await get('/uk', { 'accept-language': 'uk' });
    expect([kept.headers.get('cache-control'), kept.headers.get('set-cookie')]).toEqual(['public, no-cache', null]);
    const answer = await get('/uk', { ...chosen, 'if-none-match': kept.headers.get('etag')! });
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual([200, 'private, no-store', null]);
    expect(answer.headers.get('set-cookie')).toMatch(/^handreich_locale=uk/);
    expect((await get('/uk', { ...chosen, cookie: 'handreich_locale=uk' })).headers.get('cache-control')).toBe('public, no-cache');
  });

  test('is asked for anew as soon as it has changed', async () => {
    const path = `/de/listings/${listing}`;
    const etags = { page: (await get(path)).headers.get('etag')!, list: (await get('/de/listings')).headers.get('etag')! };
    expect((await send(`/api/listings/${listing}/close`, person, { outcome: 'withdrawn' })).ok).toBe(true);
    expect((await get('/de/listings', { 'if-none-match': etags.list })).status).toBe(200);
    const gone = await get(path, { 'if-none-match': etags.page });
    expect([gone.status === 304, gone.headers.get('etag') === etags.page]).toEqual([false, false]);
  });
});

test.each(['/', '/de/login', '/de/listings/new?kind=need', '/de/unsubscribe?token=x', '/de/me', '/de/nothing', '/de/listings/nonsense'])(
  '%s is kept by nobody',
  async (path) => {
    const answer = await get(path);
    expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['private, no-store', null]);
  },
);

test('files that are named by their content are kept for a year, and come compressed', async () => {
  const page = await (await get('/de/login')).text();
  const path = new URL(/href="([^"]+\/_app\/immutable\/[^"]+\.js)"/.exec(page)![1]!, `${portal.url}/de/login`).pathname;
  for (const [accepted, encoding] of [
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
  ] as const) {
    const file = await get(path, { 'accept-encoding': accepted });
    expect([file.headers.get('content-encoding'), file.headers.get('cache-control')]).toEqual([encoding, 'public,max-age=31536000,immutable']);
  }
  expect((await get('/_app/immutable/nothing.js')).status).toBe(404);
});

test.each(['/robots.txt', '/sitemap.xml'])('%s may be kept, but not when it brings somebody a renewed session', async (path) => {
  expect((await get(path)).headers.get('cache-control')).toMatch(/^public, max-age=/);
  const refresh = person.split('; ').find((cookie) => cookie.startsWith('handreich_refresh='))!;
  const { headers } = await get(path, { cookie: refresh });
  expect(headers.get('set-cookie')).toContain('handreich_access=');
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('robots read which pages there are, and on private ones that they are not meant', async () => {
  expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: ${portal.url}/sitemap.xml`);
  expect(await (await get('/sitemap.xml')).text()).toContain(`hreflang="uk" href="${portal.url}/uk/listings"`);
  expect((await get('/de/login')).headers.get('x-robots-tag')).toBe('noindex');
  expect((await get('/de')).headers.get('x-robots-tag')).toBeNull();
});
