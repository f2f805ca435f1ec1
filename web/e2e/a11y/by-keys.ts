import type { Page } from 'playwright-core';
import type { Locale } from '../../src/lib/i18n/locales.ts';
import { words } from '../words.ts';

/** What the element with the focus is called, as a screen reader would say it first. */
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return '';
    const labels = [...(element.labels ?? [])].map((label) => label.textContent ?? '').join(' ');
    return (element.getAttribute('aria-label') ?? (labels || (element.textContent ?? ''))).replaceAll(/\s+/g, ' ').trim();
  });

/** Presses Tab until something of that name has the focus; a page that has nothing of it in a hundred steps cannot be used by keys. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    const found = await focusedName(page);
    if (found.startsWith(name)) return;
    passed.push(found);
  }
  throw new Error(`by the Tab key nobody comes to "${name}", only to: ${passed.join(' | ')}`);
}

/** Takes an option of the list that has the focus, by its first letters: of the system's own list, or of one that opens below a field. */
async function choose(page: Page, option: string): Promise<void> {
  const own = await page.evaluate(() => document.activeElement instanceof HTMLSelectElement);
  await page.keyboard.type(option, { delay: 5 });
  if (own) return;
  await page.getByRole('option', { name: option }).first().waitFor();
  if ((await page.locator('[role="option"][aria-selected="true"], [role="option"][data-highlighted]').count()) === 0) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Writes a need from the start page on without touching a mouse: title, topic, place, sent. */
export async function postByKeys(page: Page, locale: Locale, fields: { title: string; body: string; topic: string; place: string }): Promise<void> {
  const { t } = words(locale);
  await page.goto(`/${locale}`);
  await tabTo(page, t('start.need.title'));
  await page.keyboard.press('Enter');
  await page.getByLabel(t('listings.field.title')).waitFor();
  await tabTo(page, t('listings.field.title'));
  await page.keyboard.type(fields.title);
  await tabTo(page, t('listings.field.body'));
  await page.keyboard.type(fields.body);
  await tabTo(page, t('listings.field.topic'));
  await choose(page, fields.topic);
  await tabTo(page, t('listings.field.place'));
  await choose(page, fields.place);
  await tabTo(page, t('listings.send.need'));
  await page.keyboard.press('Enter');
  await page.getByText(t('listings.done.created')).waitFor();
}
