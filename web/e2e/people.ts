import { expect } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
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
  await link(page, t('site.myListings')).first().waitFor();
  return mail;
}

/** Signs a window in without its pages: for what is not about signing in. */
export async function signInByApi({ request }: Pick<BrowserContext, 'request'>, mailbox: Mailbox, email: string, locale: Locale = 'de'): Promise<void> {
  expect((await request.post('/api/login-links', { data: { email, locale } })).status()).toBe(202);
  const mail = await mailbox.next(email, (candidate) => signInLink(candidate) !== undefined);
  const token = new URL(signInLink(mail)!).searchParams.get('token');
  expect((await request.post('/api/sessions', { data: { token } })).status()).toBe(201);
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
  await page.locator('select[name="topic"]').selectOption(topic);
  await page.locator('select[name="place"]').selectOption(place);
  if (lang) await page.locator('select[name="lang"]').selectOption(lang);
  await button(page, t(`listings.send.${kind}`)).click();
  await page.getByText(t('listings.done.created')).waitFor();
}
