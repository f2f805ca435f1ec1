import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openWindow, type Window } from './browser.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { button, link, post, signIn } from './people.ts';
import { startPortal, type RunningPortal } from './portal.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser;

beforeAll(async () => {
  mailbox = await openMailbox();
  browser = await openBrowser();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
});
afterAll(async () => {
  await browser?.close();
  expect(await portal?.stop()).toBe(0);
  await mailbox?.close();
});

describe.each([
  { javaScript: true, name: 'with JavaScript' },
  { javaScript: false, name: 'without JavaScript' },
])('$name', ({ javaScript }) => {
  test('a need and an offer find each other, and it ends well', async () => {
    const tag = javaScript ? 'js' : 'plain';
    const [seekerEmail, giverEmail, moderatorEmail] = [
      `seeker-${tag}@handreich.example`,
      `giver-${tag}@handreich.example`,
      `moderator-${tag}@handreich.example`,
    ] as const;
    const needTitle = `Kinderwagen gesucht <b>${tag}</b>`;
    const offerTitle = `Kinderwagen zu verschenken (${tag})`;
    await portal.grant(moderatorEmail, 'esslingen');
    const windows: Window[] = [];
    const open = async () => {
      const window = await openWindow(browser, portal.url, { javaScript });
      windows.push(window);
      return window.page;
    };
    const [seeker, giver, moderator] = [await open(), await open(), await open()];

    // A person posts a need, another an offer.
    await signIn(seeker, mailbox, seekerEmail);
    await post(seeker, 'need', {
      title: needTitle,
      body: 'Unser Kind kommt im Januar.\nEin Kinderwagen wäre gut.',
      place: 'plochingen',
    });
    await signIn(giver, mailbox, giverEmail);
    await post(giver, 'offer', { title: offerTitle, body: 'Kinderwagen, gut erhalten.', place: 'esslingen-am-neckar' });

    // A moderator of the region approves both.
    await signIn(moderator, mailbox, moderatorEmail);
    for (const title of [needTitle, offerTitle]) {
      await moderator.goto('/de/moderation');
      await moderator.getByRole('article').filter({ hasText: title }).getByRole('button', { name: 'Freigeben' }).click();
      await moderator.getByText('Freigegeben. Die Anzeige ist jetzt zu sehen.').waitFor();
    }

    // The worker matches them, and both get a mail that leads to the other's listing.
    const tellsOf = (title: string) => (mail: { text?: string }) => Boolean(mail.text?.includes('Warum') && mail.text.includes(title));
    const seekerMail = await mailbox.next(seekerEmail, tellsOf(offerTitle));
    const giverMail = await mailbox.next(giverEmail, tellsOf(needTitle));
    expect(seekerMail.text).toContain('/de/listings/');
    expect(giverMail.html).toContain(needTitle.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));

    // They see why, and they talk.
    await seeker.goto('/de/me/listings');
    await seeker.getByText(offerTitle).waitFor();
    await giver.goto(/https?:\S+\/de\/listings\/[\w-]+\?about=[\w-]+/.exec(giverMail.text!)![0]);
    expect(await giver.getByRole('heading', { level: 1 }).textContent()).toContain(needTitle);
    expect(await giver.getByLabel('Geht es um eine Ihrer eigenen Anzeigen?').locator('option:checked').textContent()).toBe(offerTitle);
    await giver.getByLabel('Ihre Nachricht').fill('Der Wagen steht bereit.');
    await button(giver, 'Nachricht senden').click();
    await giver.getByText('Der Wagen steht bereit.').waitFor();

    const message = await mailbox.next(seekerEmail, ({ text }) => text?.includes('Der Wagen steht bereit.') ?? false);
    await seeker.goto(/https?:\S+\/de\/conversations\/[\w-]+/.exec(message.text!)![0]);
    await seeker.getByLabel('Ihre Antwort').fill('Wir kommen am Samstag!');
    await button(seeker, 'Antwort senden').click();
    await seeker.getByText('Wir kommen am Samstag!').waitFor();
    await mailbox.next(giverEmail, ({ text }) => text?.includes('Wir kommen am Samstag!') ?? false);

    // It is closed as fulfilled and gone from the list.
    await button(seeker, 'Erledigt: ich habe Hilfe gefunden').click();
    await seeker.getByText('Ihre Anzeige ist als erledigt beendet.').first().waitFor();
    await giver.goto('/de/listings');
    expect(await giver.getByText(offerTitle).count()).toBe(1);
    expect(await giver.getByText(needTitle).count()).toBe(0);

    // The other side reads that it has ended, and ends the listing it wrote about.
    await giver.goto('/de/conversations');
    await link(giver, needTitle).click();
    await giver.getByText('Diese Anzeige ist beendet.').waitFor();
    await button(giver, 'Erledigt: ich konnte helfen').click();
    await giver.getByText('Ihre Anzeige ist als erledigt beendet.').first().waitFor();

    expect(windows.flatMap(({ faults }) => faults)).toEqual([]);
    const shown = await seeker.content();
    expect(shown).not.toContain(giverEmail);
  });

  test('a mistake in a form is said beside the field, and nothing typed is lost', async () => {
    const { page, faults } = await openWindow(browser, portal.url, { javaScript });
    await signIn(page, mailbox, `mistake-${javaScript}@handreich.example`);
    await page.goto('/de/listings/new?kind=need');
    // A browser that does not check forms by itself.
    await page.getByLabel('Überschrift').fill('Ein \u202EBett');
    await page.getByLabel('Beschreibung').fill('Bleibt das hier stehen?');
    await page.getByLabel('Thema').selectOption('furniture');
    await page.getByLabel('Ort', { exact: false }).first().selectOption('plochingen');
    await button(page, 'Gesuch absenden').click();
    await page.getByText('In diesem Text sind Zeichen, die die Schreibrichtung ändern').first().waitFor();
    expect(await page.getByLabel('Beschreibung').inputValue()).toBe('Bleibt das hier stehen?');
    expect(await page.getByLabel('Überschrift').getAttribute('aria-invalid')).toBe('true');
    // The answer to a refused form has a status of its own, which a browser notes.
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
  });
});
