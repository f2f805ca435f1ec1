import type { Page } from 'playwright-core';
import type { Mailbox } from './mailbox.ts';

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** Signs in by the link of the mail; the link alone signs nobody in, the button on its page does. */
export async function signIn(page: Page, mailbox: Mailbox, email: string) {
  await page.goto('/de/login');
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await button(page, 'Mail schicken').click();
  await page.getByText('Die Mail ist unterwegs.').waitFor();
  const mail = await mailbox.next(email, ({ text }) => text?.includes('/de/login?token=') ?? false);
  const url = /https?:\S+\/de\/login\?token=[\w.-]+/.exec(mail.text!)![0];
  await page.goto(url);
  await page.goto(url);
  await button(page, 'Jetzt anmelden').click();
  await link(page, 'Meine Anzeigen').first().waitFor();
}

/** Posts a listing from the start page on. */
export async function post(page: Page, start: string, send: string, fields: { title: string; body: string; place: string }) {
  await page.goto('/de');
  await link(page, new RegExp(start)).click();
  await page.getByLabel('Überschrift').fill(fields.title);
  await page.getByLabel('Beschreibung').fill(fields.body);
  await page.getByLabel('Thema').selectOption('baby');
  await page.getByLabel('Ort', { exact: false }).first().selectOption(fields.place);
  await button(page, send).click();
  await page.getByText('Danke! Ihre Anzeige ist angekommen.').waitFor();
}
