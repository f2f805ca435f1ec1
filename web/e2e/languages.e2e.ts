import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { direction, localeCodes, type Locale } from '../src/lib/i18n/locales.ts';
import { openBrowser, openWindow } from './browser.ts';
import { strayWords } from './languages/stray-words.ts';
import { fillStory, texts, type Story } from './languages/story.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words } from './words.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser, story: Story;

beforeAll(async () => {
  mailbox = await openMailbox();
  browser = await openBrowser();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
  story = await fillStory(browser, portal, mailbox);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

const visit = (path: string, headers: Record<string, string> = {}) => fetch(portal.url + path, { redirect: 'manual', headers });

describe('a first visit', () => {
  test.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de'],
    ['de-simple', 'de-simple'],
    ['uk-UA,uk;q=0.9,ru;q=0.8', 'uk'],
    ['fa-AF', 'fa'],
    ['prs', 'fa'],
    ['ar-SY', 'ar'],
    ['pl, tr;q=0.5', 'tr'],
    ['fr;q=0, ja', 'de'],
    ['', 'de'],
  ])('with the browser asking for %j opens in %s', async (asked, locale) => {
    const answer = await visit('/listings?kind=offer', { 'accept-language': asked });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/${locale}/listings?kind=offer`]);
    expect(answer.headers.get('vary')).toContain('Accept-Language');
  });

  test('keeps the language that somebody then chooses, whatever the browser asks for', async () => {
    const chosen = await visit('/ar', { 'accept-language': 'de' });
    const cookie = chosen.headers.getSetCookie().find((one) => one.startsWith('handreich_locale='))!;
    expect(cookie).toMatch(/handreich_locale=ar;.*SameSite=Lax/i);
    const next = await visit('/', { 'accept-language': 'de', cookie: cookie.split(';')[0]! });
    expect(next.headers.get('location')).toBe('/ar');
  });
});

test.each(localeCodes)('a page in %s says so: to browsers, to proxies and to search engines', async (locale) => {
  const answer = await visit(`/${locale}/listings/${story.arabic}?done=created`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-language')).toBe(locale);
  const html = await answer.text();
  expect(html).toContain(`<html lang="${locale}" dir="${direction(locale)}">`);
  expect(html).toContain(words(locale).t('site.skip'));
  const address = (at: string) => `${portal.url}${at}/listings/${story.arabic}`;
  expect(linksOf(html, 'canonical')).toEqual([{ lang: undefined, href: address(`/${locale}`) }]);
  const others = linksOf(html, 'alternate');
  expect(others.map(({ lang }) => lang)).toEqual([...localeCodes, 'x-default']);
  for (const { lang, href } of others) expect(href).toBe(address(lang === 'x-default' ? '' : `/${lang}`));
});

test('a page that is not there stands in no other language either', async () => {
  const html = await (await visit('/ar/nothing')).text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect([...linksOf(html, 'canonical'), ...linksOf(html, 'alternate')]).toEqual([]);
});

/** The `<link>`s of one kind in a page's head. */
function linksOf(html: string, rel: string) {
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return [...html.matchAll(/<link [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => attribute(tag, 'rel') === rel)
    .map((tag) => ({ lang: attribute(tag, 'hreflang'), href: attribute(tag, 'href') }));
}

// On a page of the other direction, and of the same one in another language.
describe.each(['de', 'ar', 'uk'] satisfies Locale[])("people's words on pages in %s", (locale) => {
  const pages: [string, (story: Story) => [string, Page]][] = [
    ['the start page', (s) => ['', s.seeker]],
    ['the list', (s) => ['/listings', s.seeker]],
    ['a listing in Arabic', (s) => [`/listings/${s.arabic}`, s.giver]],
    ['a listing in German', (s) => [`/listings/${s.german}`, s.seeker]],
    ['a form to change one', (s) => [`/listings/${s.arabic}/edit`, s.seeker]],
    ['a form for a new one', (s) => ['/listings/new?kind=offer', s.giver]],
    ['own listings with their matches', (s) => ['/me/listings', s.seeker]],
    ['conversations', (s) => ['/conversations', s.seeker]],
    ['a conversation', (s) => [`/conversations/${s.conversation}`, s.seeker]],
    ['the same from the other side', (s) => [`/conversations/${s.conversation}`, s.giver]],
    ['the queue of moderators', (s) => ['/moderation', s.moderator]],
    ['an organisation', (s) => [`/organisations/${s.organisation}`, s.giver]],
    ['the account', (s) => ['/me', s.seeker]],
  ];
  test.each(pages)('%s marks them as theirs', async (_, where) => {
    const [path, page] = where(story);
    expect((await page.goto(`/${locale}${path}`))?.status()).toBe(200);
    const { found, stray } = await strayWords(page, texts);
    expect(stray).toEqual([]);
    expect(found).toBeGreaterThan(0);
  });
});

test('words that stand in a page unmarked are found', async () => {
  const { page } = await openWindow(browser, portal.url, { javaScript: true });
  const { title } = texts.arabic;
  await page.setContent(`<!doctype html><html lang="de"><title>${title}</title>
    <p>${title}</p><p title="${title}">x</p><select><option>${title}</option></select><bdi>${title}</bdi>
    <bdi lang="ar" dir="auto">${title}</bdi><p title="\u2068${title}\u2069">x</p><input dir="auto" value="${title}">`);
  const { found, stray } = await strayWords(page, texts);
  expect([found, stray.length]).toEqual([8, 5]);
  await page.context().close();
});
