import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox, until, type Mailbox } from './mailbox.ts';
import { startPortal, type RunningPortal } from './portal.ts';

let mailbox: Mailbox, portal: RunningPortal, giver: ReturnType<typeof caller>;

beforeAll(async () => {
  mailbox = await openMailbox();
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
});
afterAll(async () => {
  await portal?.stop();
  await mailbox?.close();
});

interface Answer {
  status: number;
  body: any;
}

function caller(token?: string) {
  return async (method: string, path: string, payload?: unknown): Promise<Answer> => {
    const headers = { ...(payload ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await fetch(portal.url + path, { method, headers, body: payload ? JSON.stringify(payload) : undefined });
    return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
  };
}

async function signIn(email: string) {
  expect((await caller()('POST', '/api/login-links', { email, locale: 'de' })).status).toBe(202);
  const mail = await mailbox.next(email);
  const token = /\/de\/login\?token=([\w.-]+)/.exec(mail.text ?? '')?.[1];
  const session = await caller()('POST', '/api/sessions', { token });
  expect(session.status).toBe(201);
  return caller(session.body.accessToken);
}

test('a need and an offer find each other, over HTTP and SMTP alone', async () => {
  const moderatorEmail = 'moderation@handreich.example';
  await portal.grant(moderatorEmail, 'esslingen');
  const [seeker, moderator] = [await signIn('seeker@handreich.example'), await signIn(moderatorEmail)];
  giver = await signIn('giver@handreich.example');

  const common = { topic: 'baby', lang: 'de', reachKm: 20 };
  const need = await seeker('POST', '/api/listings', {
    ...common,
    kind: 'need',
    title: 'Kinderwagen gesucht',
    body: 'Unser Kind kommt im Januar. Ein Kinderwagen wäre eine große Hilfe.',
    place: 'plochingen',
  });
  const offer = await giver('POST', '/api/listings', {
    ...common,
    kind: 'offer',
    title: 'Kinderwagen zu verschenken',
    body: 'Gut erhalten, mit Regendach.',
    place: 'esslingen-am-neckar',
  });
  expect([need.status, offer.status, need.body.status]).toEqual([201, 201, 'pending']);

  const queue = await moderator('GET', '/api/moderation/listings?status=pending');
  expect(queue.body.items.map(({ id }: any) => id)).toEqual([need.body.id, offer.body.id]);
  for (const { body } of [need, offer])
    expect((await moderator('POST', `/api/moderation/listings/${body.id}/decisions`, { decision: 'approve' })).body.status).toBe('published');

  // Both are told, once, each in a mail that leads to the other's listing.
  const told = (id: string) => (mail: { text?: string }) => mail.text?.includes(`/de/listings/${id}`) && mail.text.includes('Warum');
  const seekerTold = await mailbox.next('seeker@handreich.example', (mail) => Boolean(told(offer.body.id)(mail)));
  const giverTold = await mailbox.next('giver@handreich.example', (mail) => Boolean(told(need.body.id)(mail)));
  for (const mail of [seekerTold, giverTold]) {
    expect(mail.header('list-unsubscribe')).toMatch(new RegExp(`^<${portal.url}/api/unsubscribe\\?token=`));
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail.html).toContain('Kinderwagen');
  }
  const matches = await seeker('GET', `/api/listings/${need.body.id}/matches`);
  expect(matches.body.items).toMatchObject([{ listing: { id: offer.body.id }, notified: true }]);

  const conversation = await giver('POST', `/api/listings/${need.body.id}/conversations`, { text: 'Der Wagen steht bereit.', listing: offer.body.id });
  expect(conversation.status).toBe(201);
  const firstMessage = await mailbox.next('seeker@handreich.example', (mail) => Boolean(mail.text?.includes('Der Wagen steht bereit.')));
  expect(firstMessage.text).toContain(`/de/conversations/${conversation.body.id}`);
  expect((await seeker('POST', `/api/conversations/${conversation.body.id}/messages`, { text: 'Wir kommen am Samstag!' })).status).toBe(201);
  await mailbox.next('giver@handreich.example', (mail) => Boolean(mail.text?.includes('Wir kommen am Samstag!')));

  const closed = await seeker('POST', `/api/listings/${need.body.id}/close`, { outcome: 'fulfilled', conversation: conversation.body.id });
  expect(closed.body).toMatchObject({ status: 'closed', outcome: 'fulfilled' });
  expect((await seeker('POST', `/api/listings/${need.body.id}/close`, { outcome: 'fulfilled' })).status).toBe(409);
  expect((await giver('GET', '/api/listings')).body.items.map(({ id }: any) => id)).toEqual([offer.body.id]);

  // Neither learned the other's address, and nothing was told twice.
  for (const mail of mailbox.all) {
    const stranger = mail.recipients.includes('seeker@handreich.example') ? 'giver@' : 'seeker@';
    expect(`${mail.subject} ${mail.text} ${mail.html} ${JSON.stringify(mail.headers)}`).not.toContain(stranger);
  }
  const ids = mailbox.all.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a mail that is no longer wanted stops with one click, and only that kind', async () => {
  const mail = mailbox.all.find(({ recipients, text }) => recipients.includes('giver@handreich.example') && text?.includes('Warum'))!;
  const url = mail.header('list-unsubscribe')!.slice(1, -1);
  const looked = await fetch(url, { redirect: 'manual' });
  expect(looked.status).toBe(303);
  expect((await giver('GET', '/api/me/mails')).body).toEqual({ match: true, message: true, listing: true });
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), redirect: 'manual' });
  expect(answer.status).toBe(200);
  expect((await giver('GET', '/api/me/mails')).body).toEqual({ match: false, message: true, listing: true });
});

test('stops in order and says so with its exit code', async () => {
  const before = await fetch(`${portal.url}/api/health/ready`);
  expect(before.status).toBe(200);
  expect(await portal.stop()).toBe(0);
  await until('the end', () =>
    fetch(portal.url).then(
      () => undefined,
      () => true,
    ),
  );
});
