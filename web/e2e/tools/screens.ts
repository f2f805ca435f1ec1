/** `npm run screens`: pictures of all main pages, from a real portal with demonstration data, into docs/screens. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Locale } from '../../src/lib/i18n/locales.ts';
import { openBrowser, openWindow } from '../browser.ts';
import { openMailbox } from '../mailbox.ts';
import { startPortal } from '../portal.ts';
import { words } from '../words.ts';
import { fillQueue, makeModerator, tellStory } from './screens.world.ts';
import { shoot } from './shoot.ts';

const folder = join(import.meta.dirname, '../../../docs/screens');
const [only = ''] = process.argv.slice(2);

const mailbox = await openMailbox();
const browser = await openBrowser('--force-color-profile=srgb');
const portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '1' });
const taken: string[] = [];
let total = 0;

try {
  const [visitor, seeker, giver, moderator, poster, arSeeker, arGiver] = (await Promise.all(Array.from({ length: 7 }, () => newContext(browser)))) as [
    BrowserContext,
    BrowserContext,
    BrowserContext,
    BrowserContext,
    BrowserContext,
    BrowserContext,
    BrowserContext,
  ];
  await makeModerator(portal, moderator, mailbox);
  const german = await tellStory({ seeker, giver, moderator }, mailbox, 'de');
  const arabic = await tellStory({ seeker: arSeeker, giver: arGiver, moderator }, mailbox, 'ar');
  await fillQueue(poster, mailbox, german.offer);
  mkdirSync(folder, { recursive: true });

  const wide = { width: 1280 };
  await take('start', 'de', visitor, '', wide);
  await take('listings', 'de', visitor, '/listings', wide);
  await take('need', 'de', giver, `/listings/${german.need}?about=${german.offer}`, wide);
  await take('offer', 'de', visitor, `/listings/${german.offer}`, wide);
  await take('new-need', 'de', seeker, '/listings/new?kind=need', wide);
  await take('my-listings', 'de', seeker, '/me/listings', wide);
  await take('conversation', 'de', seeker, `/conversations/${german.conversation}`, wide);
  await take('moderation', 'de', moderator, '/moderation', wide);
  await take('account', 'de', seeker, '/me', wide);
  await take('login', 'de', visitor, '/login', wide);
  await take('not-found', 'de', visitor, '/nothing', wide);
  await take('new-need-refused', 'de', seeker, '/listings/new?kind=need', { ...wide, then: sendEmpty('de') });

  const phone = { width: 320, scheme: 'dark' } as const;
  await take('start', 'ar', visitor, '', phone);
  await take('listings', 'ar', visitor, '/listings', phone);
  await take('new-need', 'ar', arSeeker, '/listings/new?kind=need', phone);
  await take('my-listings', 'ar', arSeeker, '/me/listings', phone);
  await take('start', 'de-simple', visitor, '', { width: 320 });
  await take('listing', 'uk', visitor, `/listings/${arabic.offer}`, { width: 768 });

  const plain = await openWindow(browser, portal.url, { javaScript: false, width: 390 });
  await take('start-without-javascript', 'de', plain.page.context(), '', { width: 390 });

  for (const [locale, { matchMail }] of [
    ['de', german],
    ['ar', arabic],
  ] as const) {
    const page = await visitor.newPage();
    await page.setViewportSize({ width: 600, height: 800 });
    await page.setContent(matchMail.html!);
    await write(page, `mail-match.${locale}.600`);
    await page.close();
  }
  if (only === '') for (const file of readdirSync(folder)) if (!taken.includes(file)) rmSync(join(folder, file));
  console.log(`${taken.length} pictures in docs/screens, ${Math.round(total / 1024)} kB.`);
} finally {
  await browser.close();
  await portal.stop();
  await mailbox.close();
}

interface View {
  width: number;
  scheme?: BrowserContextOptions['colorScheme'] & ('light' | 'dark');
  then?: (page: Page) => Promise<void>;
}

async function newContext(of: Browser): Promise<BrowserContext> {
  const { page } = await openWindow(of, portal.url, { javaScript: true });
  const context = page.context();
  await page.close();
  return context;
}

/** One page of one person in one width, named for what it shows: `start.ar.320-dark.webp`. */
async function take(name: string, locale: Locale, context: BrowserContext, path: string, { width, scheme = 'light', then }: View): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(`/${locale}${path}`);
  await then?.(page);
  await write(page, `${name}.${locale}.${width}${scheme === 'dark' ? '-dark' : ''}`);
  await page.close();
}

async function write(page: Page, name: string): Promise<void> {
  const file = `${name}.webp`;
  if (!file.includes(only)) return;
  total += await shoot(page, join(folder, file));
  taken.push(file);
}

function sendEmpty(locale: Locale) {
  return async (page: Page) => {
    await page.evaluate(() => document.querySelectorAll('form').forEach((form) => (form.noValidate = true)));
    await page.getByRole('button', { name: words(locale).t('listings.send.need') }).click();
    await page.getByRole('alert').waitFor();
  };
}
