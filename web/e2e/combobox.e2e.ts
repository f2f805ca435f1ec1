import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../src/lib/i18n/locales.ts';
import { openBrowser, openWindow } from './browser.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { signInByApi } from './people.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words } from './words.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser, state: Awaited<ReturnType<BrowserContext['storageState']>>;

beforeAll(async () => {
  mailbox = await openMailbox();
  browser = await openBrowser();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
  const { page } = await openWindow(browser, portal.url, { javaScript: false });
  await signInByApi(page.context(), mailbox, 'chooser@handreich.example');
  state = await page.context().storageState();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

/** The form for a new need of somebody who is signed in, in a window with nothing kept. */
async function openForm(locale: Locale, javaScript = true) {
  const window = await openWindow(browser, portal.url, { javaScript, width: 320, storageState: state });
  await window.page.goto(`/${locale}/listings/new?kind=need`);
  const field = window.page.getByRole('combobox', { name: words(locale).t('listings.field.place') });
  if (javaScript) await window.page.locator('input[name="title"]').waitFor();
  return { ...window, field };
}
const value = (page: Page) => page.locator('select[name="place"]').inputValue();
const typing = (page: Page) => page.locator('input#place');

describe.each(['de', 'ar'] as const)('a place is found by typing, in %s', (locale) => {
  test('with keys alone, with and without umlauts', async () => {
    const { page, faults } = await openForm(locale);
    const field = typing(page);
    await field.focus();
    await page.keyboard.type('nuert');
    const active = page.locator(`#${(await field.getAttribute('aria-activedescendant'))!}`);
    expect(await active.textContent()).toContain('Nürtingen');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Enter');
    expect([await field.inputValue(), await value(page), await field.getAttribute('aria-expanded')]).toEqual(['Nürtingen', 'nuertingen-stadt', 'false']);

    // What was chosen is where the list opens; down from there is the next.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await value(page)).not.toBe('nuertingen-stadt');
    expect(faults).toEqual([]);
  });

  test('by pointing, in the groups of the regions, inside of the window', async () => {
    const { page, faults } = await openForm(locale);
    await typing(page).click();
    const group = page.getByRole('group', { name: words(locale).t('listings.placeIn.region', { name: 'Filder' }) });
    await group.getByRole('option', { name: 'Filderstadt', exact: true }).click();
    expect([await typing(page).inputValue(), await value(page)]).toEqual(['Filderstadt', 'filderstadt']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(faults).toEqual([]);
  });
});

test('Escape takes back what was typed; what nothing fits is not sent as something else', async () => {
  const { page } = await openForm('de');
  const field = typing(page);
  await field.fill('Plochingen');
  await page.keyboard.press('Tab');
  expect(await value(page)).toBe('plochingen');
  await field.fill('ess');
  await page.keyboard.press('Escape');
  expect([await field.inputValue(), await value(page)]).toEqual(['Plochingen', 'plochingen']);
  await field.fill('xyz');
  await page.getByText(words('de').t('forms.find.none')).first().waitFor();
  await page.keyboard.press('Tab');
  expect([await value(page), await field.evaluate((input: HTMLInputElement) => input.validationMessage)]).toEqual(['', words('de').t('forms.find.choose')]);
});

test('a draft brings the choice back, seen and sent', async () => {
  const { page } = await openForm('de');
  await page.locator('input[name="title"]').fill('Kinderbett gesucht');
  await typing(page).fill('aichw');
  await page.keyboard.press('Enter');
  await page.reload();
  await page.getByText(words('de').t('listings.draftRestored')).waitFor();
  expect([await typing(page).inputValue(), await value(page)]).toEqual(['Aichwald', 'aichwald']);
});

test('without a connection the page stays, with what was typed, and says so', async () => {
  const { page } = await openForm('de');
  await page.locator('input[name="title"]').fill('Kinderbett gesucht');
  for (const [name, text] of [
    ['topic', 'Möbel'],
    ['place', 'aichw'],
  ] as const) {
    await page.locator(`input#${name}`).fill(text);
    await page.keyboard.press('Enter');
  }
  await page.context().setOffline(true);
  await page.getByText(words('de').t('forms.offline')).waitFor();
  await page.getByRole('button', { name: words('de').t('listings.send.need') }).click();
  await page.waitForTimeout(500);
  expect(await page.locator('input[name="title"]').inputValue()).toBe('Kinderbett gesucht');
  await page.context().setOffline(false);
  await page.getByText(words('de').t('forms.offline')).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words('de').t('listings.send.need') }).click();
  await page.getByText(words('de').t('listings.done.created')).waitFor();
});

test.each(['de', 'ar'] as const)('without JavaScript it is the browser’s own list, in %s', async (locale) => {
  const { page, field } = await openForm(locale, false);
  expect(await page.locator('input[role="combobox"]').count()).toBe(0);
  await field.selectOption('aichwald');
  expect(await value(page)).toBe('aichwald');
});
