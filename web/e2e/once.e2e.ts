import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageKey } from '../src/lib/i18n/keys.generated.ts';
import { openBrowser, openWindow } from './browser.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { button, pick, signIn } from './people.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words } from './words.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser;
const { t } = words('de');

beforeAll(async () => {
  mailbox = await openMailbox();
  browser = await openBrowser();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0', RATE_LIMITS: 'on' });
});
afterAll(async () => {
  await browser?.close();
  expect(await portal?.stop()).toBe(0);
  await mailbox?.close();
});

const open = async (javaScript: boolean) => openWindow(browser, portal.url, { javaScript });

async function fillListing(page: Page, title: string) {
  await page.getByLabel(t('listings.field.title')).fill(title);
  await pick(page, 'topic', 'baby');
  await pick(page, 'place', 'plochingen');
}

const arrived = (page: Page) => page.getByText(t('listings.done.created')).waitFor();

/** Where one lands after signing in. */
const signedIn = (page: Page) => page.getByRole('heading', { name: t('site.myListings'), level: 1 }).waitFor();

/** What a limit says, whenever it is that it goes on. */
function limitText(key: MessageKey, limit: number): RegExp {
  const [before = '', after = ''] = t(key, { limit, again: '|' })
    .split('|')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${before}.{0,3}\\d\\d\\.\\d\\d\\.\\d{4}, \\d\\d:\\d\\d.{0,3}${after}`);
}

/** The titles of somebody's own listings, newest first. */
async function ownTitles(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/me/listings?limit=100');
  return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
}

/** What a browser without JavaScript sends for a form, whatever the page does meanwhile. */
async function fieldsOf(page: Page, send: string): Promise<Record<string, string>> {
  const form = page.locator('form').filter({ has: button(page, send) });
  const fields: Record<string, string> = {};
  for (const field of await form.locator('[name]:not(button)').all()) fields[(await field.getAttribute('name'))!] = await field.inputValue();
  return fields;
}

describe.each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('%s', (_how, javaScript) => {
  test('a button that is pressed twice posts once and leads to the same page', async () => {
    const { page, faults } = await open(javaScript);
    await signIn(page, mailbox, `twice-${javaScript}@handreich.example`);
    await page.goto('/de/listings/new?kind=need');
    await fillListing(page, 'Kinderwagen gesucht');
    await button(page, t('listings.send.need')).dblclick();
    await arrived(page);
    expect(await ownTitles(page)).toEqual(['Kinderwagen gesucht']);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('who goes back after posting finds an empty form', async () => {
    const { page } = await open(javaScript);
    await signIn(page, mailbox, `back-${javaScript}@handreich.example`);
    await page.goto('/de/listings/new?kind=offer');
    await fillListing(page, 'Wickeltisch zu verschenken');
    await button(page, t('listings.send.offer')).click();
    await arrived(page);
    await page.goBack();
    await page.getByLabel(t('listings.field.title')).waitFor();
    // Nothing of it stays in the browser of a shared phone: the form is empty, and a new one.
    expect(await page.getByLabel(t('listings.field.title')).inputValue()).toBe('');
    expect(await ownTitles(page)).toEqual(['Wickeltisch zu verschenken']);
    await page.context().close();
  });

  test('the button behind a mailed link that is pressed twice signs in once, and the mail is asked for once', async () => {
    const { page, faults } = await open(javaScript);
    const email = `token-${javaScript}@handreich.example`;
    await page.goto('/de/login');
    await page.getByLabel(t('login.email')).fill(email);
    await button(page, t('login.send')).dblclick();
    await page.getByText(t('login.sent')).waitFor();
    const mail = await mailbox.next(email);
    await page.goto(/https?:\S+\/de\/login\?token=[\w.-]+/.exec(mail.text!)![0]);
    await button(page, t('login.token.go')).dblclick();
    await signedIn(page);
    expect(mailbox.all.filter(({ recipients }) => recipients.includes(email))).toHaveLength(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a form that is sent again by its own page', () => {
  let page: Page, fields: Record<string, string>;
  const send = (changed: Record<string, string> = {}) =>
    page.request.post('/de/listings/new', { form: { ...fields, ...changed }, headers: { origin: portal.url, accept: 'text/html' }, maxRedirects: 0 });

  beforeAll(async () => {
    ({ page } = await open(false));
    await signIn(page, mailbox, 'again@handreich.example');
    await page.goto('/de/listings/new?kind=need');
    await fillListing(page, 'Ein Hochstuhl');
    fields = await fieldsOf(page, t('listings.send.need'));
  });
  afterAll(() => page.context().close());

  test('ten times at once happens once, and every answer leads to the same listing', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send()));
    expect(answers.map((answer) => answer.status())).toEqual(Array(10).fill(303));
    expect(new Set(answers.map((answer) => answer.headers()['location'])).size).toBe(1);
    expect(await ownTitles(page)).toEqual(['Ein Hochstuhl']);
  });

  test('with other words after that is told apart: nothing typed is lost, and the next sending goes out', async () => {
    await page.getByLabel(t('listings.field.title')).fill('Ein Hochstuhl & ein Laufgitter');
    await button(page, t('listings.send.need')).click();
    await page.getByText(t('errors.idempotency.key_reused')).first().waitFor();
    expect(await page.getByLabel(t('listings.field.title')).inputValue()).toBe('Ein Hochstuhl & ein Laufgitter');
    expect(await ownTitles(page)).toEqual(['Ein Hochstuhl']);
    expect((await fieldsOf(page, t('listings.send.need')))['key']).not.toBe(fields['key']);
    await button(page, t('listings.send.need')).click();
    await arrived(page);
    expect(await ownTitles(page)).toEqual(['Ein Hochstuhl & ein Laufgitter', 'Ein Hochstuhl']);
  });

  test('that was refused for what is in it goes through with the same key once it is put right', async () => {
    await page.goto('/de/listings/new?kind=need');
    await fillListing(page, 'Eine Wippe');
    await page.getByText('Entfernung, Zeitraum und').click();
    await page.locator('[name="from"]').fill('2999-02-02');
    await page.locator('[name="until"]').fill('2999-01-01');
    const { key } = await fieldsOf(page, t('listings.send.need'));
    await button(page, t('listings.send.need')).click();
    await page.getByText('Das Ende liegt vor dem Anfang.').first().waitFor();
    expect((await fieldsOf(page, t('listings.send.need')))['key']).toBe(key);
    await page.locator('[name="until"]').fill('2999-03-03');
    await button(page, t('listings.send.need')).click();
    await arrived(page);
    expect((await ownTitles(page))[0]).toBe('Eine Wippe');
  });
});

describe('who goes back after writing', () => {
  const message = 'Guten Tag, wir haben eine Decke.';
  let listing: string;

  /** What was written in the conversation that a page shows. */
  const texts = async (page: Page) => {
    const answer = await page.request.get(`/api${new URL(page.url()).pathname.replace('/de/', '/')}`);
    return ((await answer.json()) as { messages: { text: string }[] }).messages.map(({ text }) => text);
  };

  beforeAll(async () => {
    await portal.grant('moderator@handreich.example', 'landkreis-esslingen');
    const [moderator, owner] = [(await open(false)).page, (await open(false)).page];
    await signIn(moderator, mailbox, 'moderator@handreich.example');
    await signIn(owner, mailbox, 'owner@handreich.example');
    const data = { kind: 'need', title: 'Eine Decke', body: '', topic: 'baby', place: 'plochingen', lang: 'de' };
    listing = ((await (await owner.request.post('/api/listings', { data })).json()) as { id: string }).id;
    await moderator.request.post(`/api/moderation/listings/${listing}/decisions`, { data: { decision: 'approve' } });
  });

  test('without JavaScript finds the words still there, sends them again, and they arrive once', async () => {
    const { page, faults } = await open(false);
    await signIn(page, mailbox, 'writer@handreich.example');
    await page.goto(`/de/listings/${listing}`);
    await page.getByLabel(t('contact.text')).fill(message);
    const { key } = await fieldsOf(page, t('contact.send'));
    await button(page, t('contact.send')).click();
    await page.waitForURL('**/conversations/*');
    const first = new URL(page.url()).pathname;
    await page.goBack();
    await page.waitForURL('**/listings/*');
    // The page is a new one, with a new key; the browser has filled in the words.
    const again = await fieldsOf(page, t('contact.send'));
    expect([again['text'], again['key'] === key]).toEqual([message, false]);
    await button(page, t('contact.send')).click();
    await page.waitForURL('**/conversations/*');
    expect(new URL(page.url()).pathname).toBe(first);
    expect(await texts(page)).toEqual([message]);

    // Other words are another message.
    await page.goBack();
    await page.waitForURL('**/listings/*');
    await page.getByLabel(t('contact.text')).fill('Und ein Kissen.');
    await button(page, t('contact.send')).click();
    await page.waitForURL('**/conversations/*');
    expect(await texts(page)).toEqual([message, 'Und ein Kissen.']);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('with JavaScript finds an empty form; the same words, written again on purpose, are a second message', async () => {
    const { page, faults } = await open(true);
    await signIn(page, mailbox, 'second-writer@handreich.example');
    await page.goto(`/de/listings/${listing}`);
    for (const sent of [1, 2]) {
      await page.getByLabel(t('contact.text')).fill('Ja');
      await button(page, t('contact.send')).click();
      await page.waitForURL('**/conversations/*');
      expect(await texts(page)).toEqual(Array(sent).fill('Ja'));
      await page.goBack();
      await page.waitForURL('**/listings/*');
      await page.getByLabel(t('contact.text')).waitFor();
      expect(await page.getByLabel(t('contact.text')).inputValue()).toBe('');
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('somebody who is over a limit', () => {
  test('reads how many were allowed and when it goes on; what was written stays, and goes out later', async () => {
    const { page, faults } = await open(false);
    await signIn(page, mailbox, 'many@handreich.example');
    const data = { kind: 'need', title: 'Eine Decke', body: '', topic: 'baby', place: 'plochingen', lang: 'de' };
    for (let posted = 0; posted < 20; posted++) expect((await page.request.post('/api/listings', { data })).status()).toBe(201);
    await page.goto('/de/listings/new?kind=need');
    await fillListing(page, 'Noch eine Decke');
    await button(page, t('listings.send.need')).click();
    await page.getByText(limitText('errors.limits.listings', 20)).first().waitFor();
    expect(await page.getByLabel(t('listings.field.title')).inputValue()).toBe('Noch eine Decke');
    expect(await ownTitles(page)).toHaveLength(20);
    expect(faults.filter((fault) => !fault.includes('429'))).toEqual([]);
    await page.context().close();
  });

  test('who has asked for too many mails can still type the number of the last one', async () => {
    const { page } = await open(false);
    const email = 'impatient@handreich.example';
    await page.goto('/de/login');
    await page.getByLabel(t('login.email')).fill(email);
    await button(page, t('login.send')).click();
    for (let again = 0; again < 5; again++) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await button(page, t('login.again')).click();
      await answered;
      await page.waitForLoadState();
    }
    await page.getByText(limitText('errors.limits.login_links', 5)).first().waitFor();
    let code = '';
    for (let mails = 0; mails < 5; mails++)
      code = /\b(\d{3}) ?(\d{3})\b/
        .exec((await mailbox.next(email)).text!)!
        .slice(1)
        .join('');
    await page.getByLabel(t('login.code')).fill(code);
    await button(page, t('login.codeGo')).click();
    await signedIn(page);
    await page.context().close();
  });
});
