import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow } from './browser.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { button, link, pick, post, signIn } from './people.ts';
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

test('what was sent back is changed and withdrawn, mails are stopped, and the account is deleted; all without JavaScript', async () => {
  await portal.grant('moderator@handreich.example', 'esslingen');
  const { page: person, faults } = await openWindow(browser, portal.url, { javaScript: false });
  const { page: moderator, faults: moderatorFaults } = await openWindow(browser, portal.url, { javaScript: false });
  await signIn(person, mailbox, 'person@handreich.example');
  await post(person, 'need', { title: 'Etwas fürs Baby', body: '', place: 'plochingen' });

  // The moderator sends it back, and the mail leads to where it is changed.
  await signIn(moderator, mailbox, 'moderator@handreich.example');
  await moderator.goto('/de/moderation');
  await moderator.getByText('Zurückgeben oder ablehnen').click();
  await moderator.getByLabel('Grund').selectOption('unclear');
  await moderator.getByLabel('Nachricht an die Person').fill('Was genau?');
  await button(moderator, 'Zum Ändern zurückgeben').click();
  await moderator.getByText('Zurückgegeben.').waitFor();
  const { text: mail } = await mailbox.next('person@handreich.example', ({ text }) => text?.includes('Was genau?') ?? false);
  await person.goto('/de/me/listings');
  await link(person, 'Ändern').click();
  const edit = person.url();
  expect(mail).toContain(edit);
  await person.getByText('Was genau?').waitFor();
  const places = await person.locator('option[value="nuertingen"], option[value="nuertingen-stadt"]').allTextContents();
  expect(places.map((name) => name.trim())).toEqual(['Ganze Region Nürtingen', 'Nürtingen']);
  await person.getByLabel('Überschrift').fill('Kinderwagen gesucht');
  await button(person, 'Änderungen speichern').click();
  await person.getByText('Die Änderungen sind gespeichert.').waitFor();
  expect(await person.getByText('Was genau?').count()).toBe(0);

  // Withdrawing asks once more.
  expect(await button(person, 'Ja, zurückziehen').isVisible()).toBe(false);
  await person.getByText('Zurückziehen', { exact: true }).click();
  await button(person, 'Ja, zurückziehen').click();
  await person.getByText('Die Anzeige ist zurückgezogen.').waitFor();

  // The link of the mail says which mails it stops.
  const stop = /https?:\S+\/de\/unsubscribe\S+/.exec(mail!)![0];
  await person.goto(stop);
  await person.getByText('Es geht um die Mails, die kommen, wenn über Ihre Anzeigen entschieden ist.').waitFor();
  await button(person, 'Diese Mails abbestellen').click();
  await person.getByText('Abbestellt.').waitFor();

  await person.goto('/de/me');
  await person.getByText('Ich möchte mein Konto löschen').click();
  await person.getByLabel('Ja, mein Konto löschen').check();
  await button(person, 'Konto endgültig löschen').click();
  await person.getByText('Ihr Konto ist gelöscht.').waitFor();
  // On a narrow screen it is folded into the menu.
  await person.locator('header a[href$="/login"]').first().waitFor({ state: 'attached' });
  expect([...faults, ...moderatorFaults]).toEqual([]);

  // A link whose account is gone has nothing left to stop.
  await person.goto(stop);
  await button(person, 'Diese Mails abbestellen').click();
  await link(person, 'Alle Mail-Einstellungen').waitFor();
  expect(await button(person, 'Diese Mails abbestellen').count()).toBe(0);
});

test('one of two things is given away and the offer stays; the second ends it', async () => {
  await portal.grant('county@handreich.example', 'landkreis-esslingen');
  const open = async () => (await openWindow(browser, portal.url, { javaScript: false })).page;
  const [giver, moderator] = [await open(), await open()];
  await signIn(giver, mailbox, 'two@handreich.example');
  await giver.goto('/de/listings/new?kind=offer');
  await giver.getByLabel('Überschrift').fill('Zwei Hochstühle');
  await pick(giver, 'topic', 'baby');
  await pick(giver, 'place', 'plochingen');
  await giver.getByText('Entfernung, Zeitraum und').click();
  await giver.locator('[name="capacity"]').fill('2');
  await button(giver, 'Angebot absenden').click();
  await giver.getByText('Danke! Ihre Anzeige ist angekommen.').waitFor();
  await signIn(moderator, mailbox, 'county@handreich.example');
  await moderator.goto('/de/moderation');
  await moderator.getByRole('article').filter({ hasText: 'Zwei Hochstühle' }).getByRole('button', { name: 'Freigeben' }).click();
  await moderator.getByText('Freigegeben.').waitFor();

  for (const [email, outcome] of [
    ['first@handreich.example', 'Ihre Anzeige bleibt stehen: noch einmal frei.'],
    ['second@handreich.example', 'Schön! Ihre Anzeige ist jetzt erledigt.'],
  ] as const) {
    const asker = await open();
    await signIn(asker, mailbox, email);
    await asker.goto('/de/listings');
    await link(asker, 'Zwei Hochstühle').click();
    await asker.getByLabel('Ihre Nachricht').fill('Einen davon, bitte.');
    await button(asker, 'Nachricht senden').click();
    await asker.getByText('Einen davon, bitte.').waitFor();
    await giver.goto(new URL(asker.url()).pathname);
    await button(giver, 'Erledigt: ich konnte helfen').click();
    await giver.getByText(outcome).waitFor();
    expect(await button(giver, 'Erledigt: ich konnte helfen').count()).toBe(0);
  }
});
