import { expect } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../browser.ts';
import type { Mailbox } from '../mailbox.ts';
import { signInByApi } from '../people.ts';
import type { RunningPortal } from '../portal.ts';

/** What people wrote. Where it stands, its language stands with it; of messages nobody said it, and a name has none. */
export const texts = {
  arabic: { title: 'سرير أطفال لطفلة عمرها سنتان', body: 'نسكن في بلوخينغن ولا نملك سيارة.', lang: 'ar' },
  german: { title: 'Kinderbett aus Buche mit Matratze', body: 'Gut erhalten, wir bringen es vorbei.', lang: 'de' },
  message: { title: 'Passt Ihnen der Samstagvormittag?', body: 'نعم، شكراً جزيلاً لكم', lang: '' },
  name: { title: 'ليلى', body: 'Nähkreis Zwirn', lang: null },
} as const;

/** Who looks, each signed in, and what there is to look at. */
export interface Story {
  seeker: Page;
  giver: Page;
  moderator: Page;
  arabic: string;
  german: string;
  conversation: string;
  organisation: string;
}

/** A need in Arabic and an offer in German that fit, a conversation about them, a queue and an organisation. */
export async function fillStory(browser: Browser, portal: RunningPortal, mailbox: Mailbox): Promise<Story> {
  const person = async (name: string, role?: 'moderator') => {
    const email = `${name}@languages.example`;
    if (role) await portal.grant(email, 'landkreis-esslingen', role);
    const { page } = await openWindow(browser, portal.url, { javaScript: true });
    await signInByApi(page.context(), mailbox, email);
    return page;
  };
  const [seeker, giver, moderator] = [await person('seeker'), await person('giver'), await person('moderator', 'moderator')];
  const ask = async (page: Page, path: string, data?: object, method = data ? 'POST' : 'GET') => {
    const answer = await page.context().request.fetch(path, { method, data });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as Record<string, any>;
  };
  const post = async (page: Page, fields: object) => (await ask(page, '/api/listings', { topic: 'baby', place: 'plochingen', ...fields })).id as string;
  const published = async (page: Page, fields: object) => {
    const id = await post(page, fields);
    await ask(moderator, `/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
    return id;
  };

  await ask(seeker, '/api/me', { displayName: texts.name.title }, 'PATCH');
  for (const words of [
    ['add', 'naehkreis', '--name', texts.name.body, '--kind', 'initiative', '--place', 'plochingen'],
    ['verify', 'naehkreis'],
    ['join', 'naehkreis', '--email', 'giver@languages.example'],
  ])
    await portal.admin('organisations', ...words);
  const [{ id: organisation }] = (await ask(giver, '/api/me/organisations')).items as [{ id: string }];

  const arabic = await published(seeker, { kind: 'need', ...texts.arabic });
  const german = await published(giver, { kind: 'offer', ...texts.german, organisation });
  const { id: conversation } = await ask(giver, `/api/listings/${arabic}/conversations`, { text: texts.message.title, listing: german });
  await ask(seeker, `/api/conversations/${conversation}/messages`, { text: texts.message.body });
  const returned = await post(giver, { kind: 'offer', ...texts.german });
  await ask(moderator, `/api/moderation/listings/${returned}/decisions`, { decision: 'return', reason: 'unclear', text: texts.message.title });
  await ask(giver, `/api/listings/${returned}`, { body: `${texts.german.body} Bald.` }, 'PATCH');
  await post(seeker, { kind: 'need', ...texts.arabic });
  await ask(giver, '/api/reports', { subject: { type: 'listing', id: arabic }, reason: 'other', text: texts.message.title });
  await mailbox.next('seeker@languages.example', (mail) => mail.header('list-unsubscribe') !== undefined);
  return { seeker, giver, moderator, arabic, german, conversation, organisation };
}
