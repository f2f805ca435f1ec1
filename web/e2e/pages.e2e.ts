import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openWindow } from './browser.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { startPortal, type RunningPortal } from './portal.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser;

beforeAll(async () => {
  mailbox = await openMailbox();
  browser = await openBrowser();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '1' });
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

const paths = ['', '/listings', '/listings?kind=offer&topic=household&q=sofa', '/listings/new', '/listings/new?kind=need', '/login', '/unsubscribe?token=x'];
const cases = ['de', 'en', 'ar', 'de-simple'].flatMap((locale) => paths.map((path) => `/${locale}${path}`));

describe('a visitor', () => {
  test.each(cases)('sees %s in a width of 320 without a fault, a foreign request, or a need to scroll sideways', async (path) => {
    const { page, faults } = await openWindow(browser, portal.url, { javaScript: true, width: 320 });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.title()).toContain('Handreich');
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('is led to a language, and finds the others at their own addresses', async () => {
    const { page } = await openWindow(browser, portal.url, { javaScript: false });
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/de');
    await page.goto('/uk');
    expect(await page.locator('html').getAttribute('lang')).toBe('uk');
    await page.context().close();
  });

  test.each([
    ['/de/nothing', 404],
    ['/de/listings/01890000-0000-7000-8000-000000000000', 404],
    ['/de/listings/nonsense', 404],
  ])('is told in words that %s does not exist', async (path, status) => {
    const { page } = await openWindow(browser, portal.url, { javaScript: false });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(status);
    expect(await page.getByRole('link', { name: 'Handreich' }).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test.each(['/de/me', '/de/me/listings', '/de/conversations', '/de/moderation'])('is asked to sign in at %s', async (path) => {
    const { page } = await openWindow(browser, portal.url, { javaScript: false });
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe('/de/login');
    await page.context().close();
  });

  test('finds no mails of others where a mail server is configured', async () => {
    expect((await fetch(`${portal.url}/dev/mails`)).status).toBe(404);
  });

  test('can read how the API is used', async () => {
    const { page, faults } = await openWindow(browser, portal.url, { javaScript: true, width: 1100 });
    await page.goto('/api/docs');
    await page.getByText('Published listings, newest first').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
