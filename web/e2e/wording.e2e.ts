import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, type Window } from './browser.ts';
import { openMailbox, until, type Mailbox } from './mailbox.ts';
import { ask, button, link, signInByApi } from './people.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words } from './words.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser, admin: Window, stranger: Window, second: string;
const { t } = words('de');
const ADMIN = 'verwaltung@handreich.example';
const NEW = 'Hier finden Sie Hilfe <b>&</b> Rat';

beforeAll(async () => {
  mailbox = await openMailbox();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
  await portal.grant(ADMIN, 'landkreis-esslingen', 'admin');
  second = await portal.secondWeb();
  browser = await openBrowser();
  // Whoever corrects has no scripts: everything is forms and links.
  admin = await openWindow(browser, portal.url, { javaScript: false });
  stranger = await openWindow(browser, second, { javaScript: true });
  await signInByApi(admin.page.context(), mailbox, ADMIN);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

const edit = async (page: Page, text: string, press: string) => {
  await page.getByLabel(t('wording.text')).fill(text);
  await button(page, press).click();
};
/** What the start page of the second process says, as soon as it says it. */
const secondSays = (text: string) =>
  until(`“${text}” in the second process`, async () => {
    await stranger.page.goto('/de');
    return (await stranger.page.locator('main').getByText(text, { exact: true }).count()) > 0 || undefined;
  });

test('an administrator finds a text, looks at it before, and corrects it; a stranger reads it within seconds in another process', async () => {
  const { page } = admin;
  await page.goto('/de');
  // In a narrow window the ways stand in the menu.
  await page.locator('header').getByText(t('site.menu'), { exact: true }).click();
  await link(page, t('site.wording')).first().click();
  await page.getByLabel(t('wording.field.words')).fill(t('start.need.title').toUpperCase());
  await page.getByLabel(t('wording.field.key')).fill('start.');
  await button(page, t('wording.search')).click();
  await page.getByRole('link', { name: t('start.need.title'), exact: true }).click();

  await edit(page, NEW, t('wording.preview'));
  await page.getByText(t('wording.previewTitle')).waitFor();
  await page.getByRole('cell', { name: NEW, exact: true }).waitFor();
  await secondSays(t('start.need.title'));

  // Typed in two lines, shown as one.
  await edit(page, NEW.replace(' Hilfe ', ' \n Hilfe '), t('wording.save'));
  await page.getByText(t('wording.done.saved')).waitFor();
  expect(await page.getByLabel(t('wording.text')).inputValue()).toBe(NEW);
  await page.goto('/de');
  expect(await page.locator('main').getByText(NEW, { exact: true }).count()).toBeGreaterThan(0);
  await secondSays(NEW);
  // Text is text.
  expect(await stranger.page.locator('main b').count()).toBe(0);
});

test('a text that cannot stand there is refused in words, and what was typed stays', async () => {
  const { page } = admin;
  await page.goto('/de/wording/de/start.need.title');
  await edit(page, 'Guten Tag {name}', t('wording.save'));
  await page.getByRole('alert').waitFor();
  await page
    .getByText(t('errors.wording.value_unknown', { names: 'name' }))
    .first()
    .waitFor();
  expect(await page.getByLabel(t('wording.text')).inputValue()).toBe('Guten Tag {name}');
});

test('mails say it too', async () => {
  const { page } = admin;
  await page.goto('/de/wording/de/mails.login.subject');
  await edit(page, 'Ihr Schlüssel zum Portal', t('wording.save'));
  await page.getByText(t('wording.done.saved')).waitFor();
  await until('a mail with the new subject', async () => {
    await ask(stranger.page.request, '/api/login-links', { email: 'neu@handreich.example', locale: 'de' });
    return (await mailbox.next('neu@handreich.example')).subject === 'Ihr Schlüssel zum Portal' || undefined;
  });
});

test('two administrators do not overwrite each other', async () => {
  const { page } = admin;
  await page.goto('/de/wording/de/site.login');
  await portal.admin('wording', 'set', 'de', 'site.login', 'Von der Befehlszeile');
  await edit(page, 'Von der Seite', t('wording.save'));
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel(t('wording.text')).inputValue()).toBe('Von der Seite');
  // Told about it, and meant all the same.
  await button(page, t('wording.save')).click();
  await page.getByText(t('wording.done.saved')).waitFor();
  await button(page, t('wording.restore')).click();
  await page.getByText(t('wording.done.restored')).waitFor();
  expect(await page.getByLabel(t('wording.text')).inputValue()).toBe('Von der Befehlszeile');
});

test('the patch that is downloaded is one that git takes', async () => {
  const patch = await (await admin.page.request.get('/de/wording/patch')).text();
  const folder = join(import.meta.dirname, '../..');
  expect(patch).toContain('diff --git a/messages/de/start.json b/messages/de/start.json');
  execFileSync('git', ['apply', '--check'], { cwd: folder, input: patch });
});

test('the file’s text comes back', async () => {
  const { page } = admin;
  await page.goto('/de/wording/de/start.need.title');
  await button(page, t('wording.remove')).click();
  await page.getByText(t('wording.done.removed')).waitFor();
  await secondSays(t('start.need.title'));
});

test('nobody else gets there', async () => {
  const { page } = stranger;
  await page.goto('/de/wording');
  expect(new URL(page.url()).pathname).toBe('/de/login');
  const other = await openWindow(browser, portal.url, { javaScript: false });
  await signInByApi(other.page.context(), mailbox, 'jemand@handreich.example');
  await other.page.goto('/de');
  expect(await other.page.getByRole('link', { name: t('site.wording'), includeHidden: true }).count()).toBe(0);
  for (const path of ['/de/wording', '/de/wording/de/site.login', '/de/wording/patch']) expect((await other.page.request.get(path)).status()).toBe(403);
  // The browser notes the two refusals above, and nothing else.
  expect([...admin.faults, ...stranger.faults].map((fault) => /status of (\d+)/.exec(fault)?.[1] ?? fault)).toEqual(['400', '409']);
});
