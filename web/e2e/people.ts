import type { APIRequestContext, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../src/lib/i18n/locales.ts';
import type { Mailbox, ReceivedMail } from './mailbox.ts';
import { words } from './words.ts';

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** The link of a sign-in mail. */
const signInLink = (mail: ReceivedMail) => /https?:\S+\/[\w-]+\/login\?token=[\w.-]+/.exec(mail.text ?? '')?.[0];

/** Signs in by the link of the mail; the link alone signs nobody in, the button on its page does. Gives the mail. */
export async function signIn(page: Page, mailbox: Mailbox, email: string, locale: Locale = 'de'): Promise<ReceivedMail> {
  const { t } = words(locale);
  await page.goto(`/${locale}/login`);
  await page.getByLabel(t('login.email')).fill(email);
  await button(page, t('login.send')).click();
  await page.getByText(t('login.sent')).waitFor();
  const mail = await mailbox.next(email, (candidate) => signInLink(candidate) !== undefined);
  await page.goto(signInLink(mail)!);
  await page.goto(signInLink(mail)!);
  await button(page, t('login.token.go')).click();
  await page.getByRole('heading', { name: t('site.myListings'), level: 1 }).waitFor();
  return mail;
}

/** Signs a window in without its pages: for what is not about signing in. */
export async function signInByApi({ request }: Pick<BrowserContext, 'request'>, mailbox: Mailbox, email: string, locale: Locale = 'de'): Promise<void> {
  await ask(request, '/api/login-links', { email, locale });
  const mail = await mailbox.next(email, (candidate) => signInLink(candidate) !== undefined);
  const token = new URL(signInLink(mail)!).searchParams.get('token');
  await ask(request, '/api/sessions', { token });
}

/** What the API answers to somebody's window; what it refuses is an error. Posts where something is handed over. */
export async function ask(request: APIRequestContext, path: string, data?: object, method = data ? 'POST' : 'GET'): Promise<Record<string, any>> {
  const answer = await request.fetch(path, { method, data });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? {} : (JSON.parse(text) as Record<string, any>);
}

/** Chooses from a list by typing where scripts let one, else in the browser's own list. */
export async function pick(page: Page, name: string, value: string): Promise<void> {
  const list = page.locator(`select[name="${name}"]`);
  const field = page.locator('form').filter({ has: list }).locator(`input[role="combobox"][id$="${name}"]`);
  // The browser's own list may be taken over by scripts at any moment: then it still holds the value, out of sight.
  if ((await field.count()) === 0) return void (await list.selectOption(value, { force: true }));
  const text = (await list.locator(`option[value="${value}"]`).first().textContent())!.trim();
  await field.fill(text);
  await page.getByRole('option', { name: text, exact: true }).first().click();
}

/** Posts a listing from the start page on. */
export async function post(
  page: Page,
  kind: 'need' | 'offer',
  { title, body, topic = 'baby', place, lang }: { title: string; body: string; topic?: string; place: string; lang?: string },
  locale: Locale = 'de',
) {
  const { t } = words(locale);
  await page.goto(`/${locale}`);
  await page
    .locator('main')
    .getByRole('link', { name: t(`start.${kind}.title`) })
    .first()
    .click();
  await page.getByLabel(t('listings.field.title')).fill(title);
  await page.getByLabel(t('listings.field.body')).fill(body);
  await pick(page, 'topic', topic);
  await pick(page, 'place', place);
  if (lang) await pick(page, 'lang', lang);
  await button(page, t(`listings.send.${kind}`)).click();
  await page.getByText(t('listings.done.created')).waitFor();
}
