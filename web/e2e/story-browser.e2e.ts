import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../src/lib/i18n/locales.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import { openMailbox, type Mailbox, type ReceivedMail } from './mailbox.ts';
import { button, link, pick, post, signIn, signInByApi } from './people.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words, type Words } from './words.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser;

/** A story in each language: what is looked for, what is given, and what two people say to each other. */
const stories = {
  de: {
    need: 'Kinderwagen gesucht',
    offer: 'Kinderwagen zu verschenken',
    body: 'Unser Kind kommt im Januar.',
    first: 'Der Wagen steht bereit.',
    answer: 'Wir kommen am Samstag!',
  },
  uk: {
    need: 'Потрібна дитяча коляска',
    offer: 'Дитяча коляска даром',
    body: 'Дитина народиться в січні.',
    first: 'Коляска готова.',
    answer: 'Приїдемо в суботу!',
  },
  ar: { need: 'نبحث عن عربة أطفال', offer: 'عربة أطفال مجانا', body: 'طفلنا سيولد في يناير.', first: 'العربة جاهزة.', answer: 'سنأتي يوم السبت!' },
} as const satisfies Partial<Record<Locale, unknown>>;
type Told = keyof typeof stories;

const locales = Object.keys(stories) as Told[];
const cases = locales.flatMap((locale) =>
  [320, 768, 1280].flatMap((width) =>
    [true, false].map((javaScript) => ({ locale, width, javaScript, how: javaScript ? 'with JavaScript' : 'without JavaScript' })),
  ),
);
const moderatorOf = (locale: Locale) => `moderator-${locale}@handreich.example`;

beforeAll(async () => {
  [mailbox, browser] = await Promise.all([openMailbox(), openBrowser()]);
  // People of other stories look for the same things at the same time.
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0', MATCH_MAILS_PER_DAY: 'off' });
  await Promise.all(locales.map((locale) => portal.grant(moderatorOf(locale), 'esslingen')));
});
afterAll(async () => {
  await browser?.close();
  expect(await portal?.stop()).toBe(0);
  await mailbox?.close();
});

/** A mail is in its reader's language and runs in its direction, and its links lead to pages in it. */
function expectMailIn({ locale, textLocale, dir }: Words, mail: ReceivedMail): void {
  expect(mail.html).toContain(`<html lang="${textLocale}" dir="${dir}">`);
  const paths = [...mail.text!.matchAll(new RegExp(`${portal.url}(/\\S+)`, 'g'))].map(([, path]) => path!).filter((path) => !path.startsWith('/api/'));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect(path).toMatch(new RegExp(`^/${locale}/`));
}

const expectToFit = async (page: Page) =>
  expect(await page.evaluate('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth'), page.url()).toBe(0);

test.concurrent.each(cases)('a need and an offer find each other, and it ends well ($locale, $width wide, $how)', async ({ locale, width, javaScript }) => {
  const language = words(locale);
  const { t } = language;
  const story = stories[locale];
  const tag = `${locale}${width}${javaScript ? 'js' : 'plain'}`;
  const [seekerEmail, giverEmail] = [`seeker-${tag}@handreich.example`, `giver-${tag}@handreich.example`];
  const [needTitle, offerTitle] = [`${story.need} <b>${tag}</b>`, `${story.offer} (${tag})`];
  const windows: Window[] = [];
  const open = async () => {
    const window = await openWindow(browser, portal.url, { javaScript, width });
    windows.push(window);
    return window.page;
  };
  const [seeker, giver, moderator] = [await open(), await open(), await open()];

  // A person posts a need, another an offer.
  const signInMail = await signIn(seeker, mailbox, seekerEmail, locale);
  expectMailIn(language, signInMail);
  expect(signInMail.subject).toBe(language.mail('login.subject'));
  await post(seeker, 'need', { title: needTitle, body: `${story.body}\n${story.need}.`, place: 'plochingen' }, locale);
  await expectToFit(seeker);
  await signInByApi(giver, mailbox, giverEmail, locale);
  await post(giver, 'offer', { title: offerTitle, body: story.offer, place: 'esslingen-am-neckar' }, locale);

  // A moderator of the region approves both.
  await signInByApi(moderator, mailbox, moderatorOf(locale), locale);
  for (const title of [needTitle, offerTitle]) {
    await moderator.goto(`/${locale}/moderation`);
    await expectToFit(moderator);
    await moderator
      .getByRole('article')
      .filter({ hasText: title })
      .getByRole('button', { name: t('moderation.approve'), exact: true })
      .click();
    await moderator.getByText(t('moderation.done.approved')).waitFor();
  }

  // The worker matches them, and both get a mail that leads to the other's listing.
  const tellsOf = (title: string) => (mail: ReceivedMail) => Boolean(mail.text?.includes(language.mail('match.why')) && mail.text.includes(title));
  const seekerMail = await mailbox.next(seekerEmail, tellsOf(offerTitle));
  const giverMail = await mailbox.next(giverEmail, tellsOf(needTitle));
  for (const mail of [seekerMail, giverMail]) expectMailIn(language, mail);
  expect(giverMail.html).toContain(needTitle.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));

  // They see why, and they talk.
  await seeker.goto(`/${locale}/me/listings`);
  // What fits less well is folded away, and in this town many give the same.
  const further = seeker.locator('main').getByText(t('forms.nextPage'), { exact: true });
  if ((await seeker.getByText(offerTitle).isVisible()) === false) await further.click();
  await seeker.getByText(offerTitle).waitFor();
  await expectToFit(seeker);
  await giver.goto(linkIn(giverMail, /\/listings\/[\w-]+\?about=[\w-]+/));
  expect(await giver.getByRole('heading', { level: 1 }).textContent()).toContain(needTitle);
  await expectToFit(giver);
  expect(await giver.getByLabel(t('contact.about')).locator('option:checked').textContent()).toBe(offerTitle);
  await giver.getByLabel(t('contact.text')).fill(story.first);
  await button(giver, t('contact.send')).click();
  await giver.getByText(story.first).waitFor();

  const message = await mailbox.next(seekerEmail, ({ text }) => text?.includes(story.first) ?? false);
  expectMailIn(language, message);
  await seeker.goto(linkIn(message, /\/conversations\/[\w-]+/));
  await expectToFit(seeker);
  await seeker.getByLabel(t('conversations.reply')).fill(story.answer);
  await button(seeker, t('conversations.send')).click();
  await seeker.getByText(story.answer).waitFor();
  expectMailIn(language, await mailbox.next(giverEmail, ({ text }) => text?.includes(story.answer) ?? false));

  // It is closed as fulfilled and gone from the list.
  await button(seeker, t('listings.owner.fulfilled.need')).click();
  await seeker.getByText(t('conversations.fulfilled')).first().waitFor();
  await giver.goto(`/${locale}/listings?q=${tag}`);
  await giver.getByText(offerTitle).waitFor();
  expect(await giver.getByText(needTitle).count()).toBe(0);
  await expectToFit(giver);

  // The other side reads that it has ended, and ends the listing it wrote about.
  await giver.goto(`/${locale}/conversations`);
  await link(giver, needTitle).click();
  await giver.getByText(t('conversations.ended')).waitFor();
  await button(giver, t('listings.owner.fulfilled.offer')).click();
  await giver.getByText(t('conversations.fulfilled')).first().waitFor();

  expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
  expect(await seeker.content()).not.toContain(giverEmail);
  expect(await giver.content()).not.toContain(seekerEmail);
  await Promise.all(windows.map(({ page }) => page.context().close()));
});

const linkIn = (mail: ReceivedMail, path: RegExp) => new RegExp(`${portal.url}/[\\w-]+${path.source}`).exec(mail.text!)![0];

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScript) => {
  test.concurrent.each(locales)('a mistake in a form is said beside the field, and nothing typed is lost (%s)', async (locale) => {
    const { t } = words(locale);
    const { page, faults } = await openWindow(browser, portal.url, { javaScript });
    await signInByApi(page, mailbox, `mistake-${locale}-${javaScript}@handreich.example`, locale);
    await page.goto(`/${locale}/listings/new?kind=need`);
    // A browser that does not check forms by itself.
    await page.getByLabel(t('listings.field.title')).fill('Ein \u202EBett');
    await page.getByLabel(t('listings.field.body')).fill('Bleibt das hier stehen?');
    await pick(page, 'topic', 'furniture');
    await pick(page, 'place', 'plochingen');
    await button(page, t('listings.send.need')).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(t('listings.field.body')).inputValue()).toBe('Bleibt das hier stehen?');
    const title = page.getByLabel(t('listings.field.title'));
    expect(await title.getAttribute('aria-invalid')).toBe('true');
    const said = await title.getAttribute('aria-describedby');
    expect(await page.locator(`#${said!.split(' ').at(-1)}`).innerText()).toContain(t('errors.input.bidi_controls'));
    // The answer to a refused form has a status of its own, which a browser notes.
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    await page.context().close();
  });
});
