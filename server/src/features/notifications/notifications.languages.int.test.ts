import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import type { ReceivedMail } from '../../../test/mail-server.ts';
import { aListing } from '../../../test/portal.ts';
import { directionOf, localeCodes } from '../../platform/i18n/locales.ts';

const world = useMailedPortal();
const { server, portal } = world;

const arabic = 'سرير أطفال لطفلة عمرها سنتان';
const german = 'Kinderbett abzugeben, 70 × 140 cm';

/** What a mail's HTML says to its reader: nothing between angle brackets, none of what only lists of mails show. */
const shown = (mail: ReceivedMail) =>
  mail
    .html!.replace(/^[^]*<body[^>]*>\s*<div aria-hidden[^>]*>[^<]*<\/div>/, '')
    .replaceAll(/<\/?bdi[^>]*>/g, '')
    .replaceAll(/<!--[^]*?-->|<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
/** The same of its plain text, without the signs and addresses that only it has. */
const said = (mail: ReceivedMail) =>
  mail
    .text!.replaceAll(/https?:\S+/g, '')
    .replaceAll(/^(> ?|- )/gm, '')
    .replaceAll(/[\u2068\u2069]/g, '');
/** Word for word in the order of reading; who writes stands above in the one and below in the other. */
const inOrder = (text: string) =>
  text
    .replaceAll(/^\s*Handreich\s|\s-- \n.*\s*$/g, '')
    .replaceAll(':', ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');

/** Every kind of mail that somebody can get, written to somebody who reads in `locale`. */
async function everyMail(locale: string): Promise<ReceivedMail[]> {
  expect((await world.anna.patch('/api/me', { locale })).status).toBe(200);
  await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: world.anna.email, locale } });
  for (const decision of ['return', 'reject']) {
    const { body } = await world.anna.post<any>('/api/listings', aListing({ title: arabic, lang: 'ar' }));
    await world.moderator.post(`/api/moderation/listings/${body.id}/decisions`, { decision, reason: 'unclear', text: 'Was genau? Größe?' });
    await world.settle();
  }
  const need = await world.publish(world.anna, { kind: 'need', title: `Kinderbett ${arabic}`, lang: 'ar', topic: 'furniture' });
  await world.publish(world.ben, { kind: 'offer', title: german, lang: 'de', topic: 'furniture', from: '2026-12-01' });
  await world.write(world.ben, need, 'Ich habe eines.');
  await world.settle();
  portal.clock.advance(3600);
  await world.settle();
  return server.to(world.anna.email);
}

/** `MAIL_SAMPLES=FOLDER` leaves every mail in every language there, to be looked at. */
async function keepSample(locale: string, mail: ReceivedMail): Promise<void> {
  const folder = process.env['MAIL_SAMPLES'];
  if (!folder) return;
  const key = ['login.subject', ...['approve', 'return', 'reject'].map((decision) => `listing.${decision}.subject`), 'message.subject', 'match.subject'].find(
    (name) =>
      world.deps.catalogue.translate(locale, `mails.${name}`, { kind: name.startsWith('match') ? 'offer' : 'need', count: 1, place: 'Esslingen am Neckar' }) ===
      mail.subject,
  );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${key?.replaceAll('.', '-').replace('-subject', '')}.${locale}.html`), mail.html!);
  await writeFile(join(folder, `${key?.replaceAll('.', '-').replace('-subject', '')}.${locale}.txt`), mail.text!);
}

test.each(localeCodes)('every mail can be read in %s: its words, its direction, and those of others apart', async (locale) => {
  const mails = await everyMail(locale);
  const { catalogue } = world.deps;
  const subject = (key: string, params = {}) => catalogue.translate(locale, `mails.${key}`, params);
  const subjects = mails.map((mail) => mail.subject);
  for (const decision of ['approve', 'return', 'reject']) expect(subjects).toContain(subject(`listing.${decision}.subject`, { kind: 'need' }));
  expect(subjects).toContain(subject('message.subject', { count: 1 }));
  expect(subjects).toContain(subject('match.subject', { kind: 'offer', place: 'Esslingen am Neckar' }));
  expect(mails).toHaveLength(6);

  for (const mail of mails) {
    expect(mail.header('content-language')).toBe(locale);
    expect(mail.html).toContain(`<html lang="${locale}" dir="${directionOf(locale)}">`);
    expect(`${mail.subject} ${shown(mail)} ${said(mail)}`).not.toMatch(/[{}]|undefined|mails\.|\[object/);
    expect([...mail.subject!].length).toBeLessThanOrEqual(70);
    expect(inOrder(said(mail))).toBe(inOrder(shown(mail)));
    expect(Buffer.byteLength(mail.html!)).toBeLessThan(30_000);
    await keepSample(locale, mail);
    expect(mail.html!.match(/https:\/\/hilfe\.example\/[^/"]+\/(?!unsubscribe)[^"]*/)?.[0] ?? '').toContain(`hilfe.example/${locale}/`);
    // Whatever stands there in Arabic or German is marked as that, whatever the mail is in.
    for (const [text, lang] of [
      [arabic, 'ar'],
      [german, 'de'],
    ] as const)
      for (const found of mail.html!.split('<body')[1]!.matchAll(new RegExp(`<(bdi|blockquote)([^>]*)>[^<]*${text}`, 'g')))
        expect(found[2]).toContain(`lang="${lang}"`);
  }
  const match = mails.find((mail) => mail.subject === subject('match.subject', { kind: 'offer', place: 'Esslingen am Neckar' }))!;
  expect(match.html).toContain('<blockquote dir="ltr" lang="de"');
  expect(match.html).toContain(`<bdi lang="ar">Kinderbett ${arabic}</bdi>`);
});
