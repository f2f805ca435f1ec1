import { beforeAll, beforeEach, afterAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { useMailServer } from '../../../test/mail-server.ts';
import { listings } from '../listings/listings.table.ts';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';
import { handleEvents } from '../../../test/work.ts';
import type { WorkerDeps } from '../../platform/jobs/define-job.ts';
import { buildMailTransport, type MailTransport } from '../../platform/mail/transport.ts';
import { sendDueMails } from './notifications.sending.usecases.ts';
import { mails, notifications } from './notifications.table.ts';

const server = useMailServer();
const portal = usePortal({ start: '2026-11-16T10:00:00Z' });
let transport: MailTransport;
let deps: WorkerDeps;
let anna: Caller;
let ben: Caller;
let moderator: Caller;

beforeAll(async () => {
  transport = buildMailTransport({ smtpUrl: server.url, mailFrom: 'Handreich <portal@handreich.example>' });
  moderator = await portal.moderator('esslingen');
});
afterAll(() => transport.close());

beforeEach(async () => {
  portal.clock.set('2026-11-16T10:00:00Z');
  deps = { ...portal.deps, config: { ...portal.deps.config, publicUrl: 'https://hilfe.example', mailDomain: 'handreich.example' }, mail: transport };
  await settle();
  // What earlier tests published would match.
  await deps.db.update(listings).set({ paused: true });
  const tag = deps.newId().slice(-8);
  anna = await portal.signIn(`anna-${tag}@example.org`);
  ben = await portal.signIn(`ben-${tag}@example.org`);
  await settle();
  server.mails.length = 0;
});

/** Everything that was published is handled and everything that is due is sent. */
async function settle(): Promise<void> {
  await handleEvents(deps);
  await sendDueMails(deps);
  await handleEvents(deps);
}

const published = async (caller: Caller, fields: Record<string, unknown>): Promise<string> => {
  const { body } = await caller.post<any>('/api/listings', aListing(fields));
  await moderator.post(`/api/moderation/listings/${body.id}/decisions`, { decision: 'approve' });
  return body.id;
};
const write = async (from: Caller, listingId: string, text: string): Promise<string> => {
  const { status, body } = await from.post<any>(`/api/listings/${listingId}/conversations`, { text });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body.id;
};
const mailsOf = (accountId: string) => deps.db.select().from(mails).where(eq(mails.accountId, accountId)).orderBy(mails.createdAt);

describe('a sign-in mail', () => {
  test('goes out at once at any hour, with link and code and without unsubscribe headers', async () => {
    deps.config = { ...deps.config, quietHours: { from: 20, to: 8 } };
    portal.clock.set('2026-11-16T23:30:00Z');
    await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: anna.email, locale: 'en' } });
    await handleEvents(deps);
    const [mail] = server.to(anna.email);
    expect(mail?.subject).toBe('Your sign-in to Handreich');
    expect(mail?.text).toMatch(/https:\/\/hilfe\.example\/en\/login\?token=\S+/);
    expect(mail?.text).toMatch(/^\d{6}$/m);
    expect(mail?.subject).not.toMatch(/\d{6}/);
    expect(mail?.header('list-unsubscribe')).toBeUndefined();
    expect(mail?.header('auto-submitted')).toBe('auto-generated');
    expect(mail?.header('content-language')).toBe('en');
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{40}@handreich\.example>$/);
  });

  test('is dropped when the link is over before it could be sent', async () => {
    await server.goAway();
    await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: anna.email } });
    await handleEvents(deps);
    await server.comeBack();
    portal.clock.advance(31 * 60);
    await sendDueMails(deps);
    expect(server.to(anna.email)).toEqual([]);
  });
});

describe('a decision', () => {
  test('is mailed to the owner, with headers by which one click stops this kind alone', async () => {
    const id = await published(anna, { title: 'Kinderbett gesucht' });
    await settle();
    const [mail] = server.to(anna.email);
    expect(mail?.subject).toBe('Ihr Gesuch ist jetzt öffentlich');
    expect(mail?.text).toContain(`https://hilfe.example/de/listings/${id}`);
    expect(mail?.header('list-unsubscribe')).toMatch(/^<https:\/\/hilfe\.example\/api\/unsubscribe\?token=[^>]+>$/);
    expect(mail?.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.source).not.toContain(anna.accountId);
  });

  test('to return a listing comes with reason and words; once it was changed, the news is stale', async () => {
    const { body } = await anna.post<any>('/api/listings', aListing({ title: 'Etwas' }));
    await moderator.post(`/api/moderation/listings/${body.id}/decisions`, {
      decision: 'return',
      reason: 'unclear',
      text: 'Was genau <b>brauchen</b> Sie?\nBitte schreiben Sie die Größe.',
    });
    await handleEvents({ ...deps, mail: { ...transport, busy: true } });
    const stale = await anna.post<any>('/api/listings', aListing({ title: 'Noch etwas' }));
    await moderator.post(`/api/moderation/listings/${stale.body.id}/decisions`, { decision: 'return', reason: 'unclear' });
    await handleEvents({ ...deps, mail: { ...transport, busy: true } });
    await anna.patch(`/api/listings/${stale.body.id}`, { title: 'Noch etwas Genaueres' });
    await sendDueMails(deps);
    expect(server.to(anna.email)).toHaveLength(1);
    const [mail] = server.to(anna.email);
    expect(mail?.text).toContain('Es ist nicht klar, worum es geht.');
    expect(mail?.text).toContain('> Was genau <b>brauchen</b> Sie?\n> Bitte schreiben Sie die Größe.');
    expect(mail?.html).toContain('Was genau &lt;b&gt;brauchen&lt;/b&gt; Sie?<br>');
  });
});

describe('a match', () => {
  test('is told to both sides once with its reasons, and never again for this pair', async () => {
    const need = await published(anna, { title: 'Kinderfahrrad gesucht', body: 'Für unsere Tochter, 24 Zoll.' });
    const offer = await published(ben, { kind: 'offer', title: 'Kinderfahrrad 24 Zoll abzugeben', body: 'Gut erhalten.' });
    await settle();
    const told = (caller: Caller) => server.to(caller.email).filter(({ subject }) => /passt zu/.test(subject ?? ''));
    expect(told(anna)).toHaveLength(1);
    expect(told(ben)).toHaveLength(1);
    expect(told(anna)[0]?.subject).toBe('Ein Angebot aus Esslingen am Neckar passt zu Ihrem Gesuch');
    expect(told(anna)[0]?.text).toContain('Kinderfahrrad 24 Zoll abzugeben');
    expect(told(anna)[0]?.text).toContain('Jemand aus Esslingen am Neckar');
    expect(told(anna)[0]?.text).toContain('- Es geht um dasselbe Thema.');
    expect(told(anna)[0]?.text).toContain(`https://hilfe.example/de/listings/${offer}`);
    expect(told(ben)[0]?.text).toContain(`https://hilfe.example/de/listings/${need}`);
    await deps.db.transaction((tx) => deps.publish(tx, { name: 'match.found', payload: { needId: need, offerId: offer } }));
    await settle();
    expect(told(anna)).toHaveLength(1);
    expect(told(ben)).toHaveLength(1);
  });

  test('that no longer holds when its mail is due is not told', async () => {
    await published(anna, { title: 'Kinderfahrrad gesucht' });
    const offer = await published(ben, { kind: 'offer', title: 'Kinderfahrrad abzugeben' });
    const busy = { ...deps, mail: { ...transport, busy: true } };
    await handleEvents(busy);
    await ben.post(`/api/listings/${offer}/close`, { outcome: 'withdrawn' });
    await handleEvents(busy);
    await sendDueMails(deps);
    expect(server.to(anna.email).filter(({ subject }) => /passt zu/.test(subject ?? ''))).toEqual([]);
  });

  test('mails are at most so many a day; the rest comes on the next mornings', async () => {
    deps.config = { ...deps.config, quietHours: { from: 20, to: 8 }, matchMailsPerDay: 2 };
    await published(anna, { title: 'Kinderfahrrad gesucht', body: 'Ein Kinderfahrrad.' });
    for (const number of [1, 2, 3, 4, 5]) {
      const other = await portal.signIn(`offer-${number}-${deps.newId().slice(-8)}@example.org`);
      await published(other, { kind: 'offer', title: `Kinderfahrrad abzugeben`, body: 'Ein Kinderfahrrad.' });
    }
    await settle();
    const told = () => server.to(anna.email).filter(({ subject }) => /passt zu/.test(subject ?? '')).length;
    expect(told()).toBe(2);
    const waiting = (await mailsOf(anna.accountId))
      .filter(({ kind, sentAt }) => kind === 'match' && !sentAt)
      .map(({ dueAt }) => dueAt.toISOString())
      .sort();
    expect(waiting).toEqual(['2026-11-17T07:00:00.000Z', '2026-11-17T07:00:00.000Z', '2026-11-18T07:00:00.000Z']);
    portal.clock.set('2026-11-17T07:00:00Z');
    await settle();
    expect(told()).toBe(4);
    portal.clock.set('2026-11-18T07:00:00Z');
    await settle();
    expect(told()).toBe(5);
  });

  test('mails that an outage pushed to one day still keep to the limit', async () => {
    deps.config = { ...deps.config, matchMailsPerDay: 1 };
    await published(anna, { title: 'Kinderfahrrad gesucht', body: 'Ein Kinderfahrrad.' });
    for (const number of [1, 2]) {
      const other = await portal.signIn(`late-${number}-${deps.newId().slice(-8)}@example.org`);
      await published(other, { kind: 'offer', title: `Kinderfahrrad abzugeben`, body: 'Ein Kinderfahrrad.' });
    }
    await handleEvents({ ...deps, mail: { ...transport, busy: true } });
    portal.clock.set('2026-11-20T10:00:00Z');
    await settle();
    const told = () => server.to(anna.email).filter(({ subject }) => /passt zu/.test(subject ?? '')).length;
    expect(told()).toBe(1);
    portal.clock.set('2026-11-21T10:00:00Z');
    await settle();
    expect(told()).toBe(2);
  });
});

describe('messages', () => {
  test('that come within the waiting time share one mail, and each is told once', async () => {
    const need = await published(anna, { title: 'Umzugshilfe gesucht', topic: 'bicycle' });
    await settle();
    server.mails.length = 0;
    const conversation = await write(ben, need, 'Ich kann helfen.');
    await settle();
    expect(server.mails).toEqual([]);
    portal.clock.advance(60);
    await ben.post(`/api/conversations/${conversation}/messages`, { text: 'Am Samstag.' });
    await settle();
    portal.clock.advance(61);
    await settle();
    expect(server.to(anna.email)).toHaveLength(1);
    expect(server.mails[0]?.subject).toBe('2 neue Nachrichten für Sie');
    expect(server.mails[0]?.text).toContain('> Ich kann helfen.\n\n> Am Samstag.');
    expect(server.mails[0]?.text).not.toContain(ben.email);

    await ben.post(`/api/conversations/${conversation}/messages`, { text: 'Noch da?' });
    await settle();
    portal.clock.advance(121);
    await settle();
    expect(server.to(anna.email)).toHaveLength(2);
    expect(server.mails[1]?.text).toContain('> Noch da?');
    expect(server.mails[1]?.text).not.toContain('Am Samstag');
  });

  test('that were read before the mail was due are not mailed', async () => {
    const need = await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    server.mails.length = 0;
    const conversation = await write(ben, need, 'Ich kann helfen.');
    await settle();
    portal.clock.advance(30);
    await anna.get(`/api/conversations/${conversation}`);
    portal.clock.advance(120);
    await settle();
    expect(server.mails).toEqual([]);
    const rows = (await mailsOf(anna.accountId)).filter(({ kind }) => kind === 'message');
    expect(rows.map(({ droppedAt, sentAt }) => [droppedAt !== null, sentAt])).toEqual([[true, null]]);
  });

  test('that come while their mail is on its way get a mail of their own', async () => {
    const need = await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    server.mails.length = 0;
    const conversation = await write(ben, need, 'Erste.');
    await settle();
    portal.clock.advance(121);
    const slow: MailTransport = {
      ...transport,
      busy: false,
      send: async (mail) => {
        await ben.post(`/api/conversations/${conversation}/messages`, { text: 'Zweite.' });
        await handleEvents(deps);
        return transport.send(mail);
      },
    };
    await sendDueMails({ ...deps, mail: slow });
    expect(server.to(anna.email).map(({ text }) => /Zweite/.test(text ?? ''))).toEqual([false]);
    portal.clock.advance(121);
    await settle();
    expect(server.to(anna.email).map(({ text }) => /Zweite/.test(text ?? ''))).toEqual([false, true]);
  });

  test('in quiet hours wait for the morning, also when the mail was due before and could not go', async () => {
    deps.config = { ...deps.config, quietHours: { from: 20, to: 8 } };
    const need = await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    server.mails.length = 0;
    portal.clock.set('2026-11-16T18:59:00Z');
    ben = await portal.signIn(ben.email);
    await settle();
    server.mails.length = 0;
    await write(ben, need, 'Guten Abend.');
    await settle();
    portal.clock.set('2026-11-16T19:05:00Z');
    await settle();
    portal.clock.set('2026-11-17T06:59:00Z');
    await settle();
    expect(server.mails).toEqual([]);
    portal.clock.set('2026-11-17T07:00:00Z');
    await settle();
    expect(server.to(anna.email)).toHaveLength(1);
  });

  test('of any script and with any signs arrive as they were written and cannot become markup or headers', async () => {
    const title = 'نحتاج <img src=x onerror=alert(1)> سرير';
    const need = await published(anna, { title, lang: 'ar' });
    await anna.patch('/api/me', { locale: 'en' });
    await settle();
    server.mails.length = 0;
    await write(ben, need, 'Zeile 1\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script> & {count} \ue0000\ue001');
    await settle();
    portal.clock.advance(121);
    await settle();
    const [mail] = server.to(anna.email);
    expect(mail?.recipients).toEqual([anna.email]);
    expect(mail?.header('bcc')).toBeUndefined();
    expect(mail?.html).toContain('<bdi lang="ar">نحتاج &lt;img src=x onerror=alert(1)&gt; سرير</bdi>');
    expect(mail?.html).toContain('<html lang="en" dir="ltr">');
    expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; {count} \ue0000\ue001');
    await settle();
    expect(mail?.html).not.toContain('<script');
    expect(mail?.text).toContain(`\u2068${title}\u2069`);
  });
});

describe('the mail server', () => {
  test('away: the mail waits longer each time and goes when the server is back, with the Message-ID it always had', async () => {
    const need = await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    await write(ben, need, 'Ich kann helfen.');
    await handleEvents(deps);
    portal.clock.advance(121);
    server.mails.length = 0;
    await server.goAway();
    await sendDueMails(deps);
    await sendDueMails(deps);
    const mail = async () => (await mailsOf(anna.accountId)).find(({ kind }) => kind === 'message')!;
    expect((await mail()).attempts).toBe(1);
    portal.clock.advance(900);
    await sendDueMails(deps);
    const waiting = await mail();
    expect(waiting).toMatchObject({ attempts: 2, sentAt: null, givenUpAt: null, claimedUntil: null });
    expect(waiting.failure).toContain('ECONNREFUSED');
    expect(waiting.dueAt.getTime()).toBeGreaterThanOrEqual(portal.clock.now().getTime() + 30_000);
    await server.comeBack();
    portal.clock.advance(900);
    await sendDueMails(deps);
    expect(server.to(anna.email).map(({ messageId }) => messageId)).toEqual([`<${waiting.messageId}>`]);
  });

  test('refusing for now is asked again, refusing for good is not, and its reason is kept without the address', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    server.refusal = { at: 'RCPT', code: 451, text: 'try again later' };
    await settle();
    expect((await mailsOf(anna.accountId))[0]).toMatchObject({ givenUpAt: null, sentAt: null, attempts: 1, failure: '451 try again later' });
    server.refusal = { at: 'RCPT', code: 550, text: `no such user <${anna.email}>` };
    portal.clock.advance(900);
    await settle();
    const [mail] = await mailsOf(anna.accountId);
    expect(mail).toMatchObject({ attempts: 2, failure: '550 no such user <[address]>', givenUpAt: portal.clock.now() });
    server.refusal = undefined;
    portal.clock.advance(9000);
    await settle();
    expect(server.to(anna.email)).toEqual([]);
  });

  test('refusing the content for good is final too', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    server.refusal = { at: 'DATA', code: 554, text: 'looks like spam' };
    await settle();
    expect((await mailsOf(anna.accountId))[0]).toMatchObject({ failure: '554 looks like spam', givenUpAt: portal.clock.now() });
  });

  test('away for more than five days ends the tries', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    server.refusal = { at: 'RCPT', code: 451, text: 'try again later' };
    await settle();
    portal.clock.advance(5 * 86_400 + 1);
    await settle();
    expect((await mailsOf(anna.accountId))[0]?.givenUpAt).toEqual(portal.clock.now());
  });

  test('is given each mail once by several workers at the same time', async () => {
    const owners = [anna, ben];
    for (let count = 0; count < 5; count += 1)
      for (const owner of owners) await published(owner, { title: `Umzugshilfe Nummer ${count}`, topic: count % 2 ? 'bicycle' : 'furniture' });
    await handleEvents({ ...deps, mail: { ...transport, busy: true } });
    server.mails.length = 0;
    await Promise.all([sendDueMails(deps), sendDueMails(deps), sendDueMails(deps)]);
    const ids = server.mails.map(({ messageId }) => messageId);
    expect(ids.length).toBeGreaterThanOrEqual(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('gets a mail again, under the same Message-ID, that a dying worker had claimed', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    await handleEvents({ ...deps, mail: { ...transport, busy: true } });
    let claimed = () => {};
    const sent = new Promise<void>((resolve) => (claimed = resolve));
    // This worker hands the mail over and then never comes to write it down.
    void sendDueMails({ ...deps, mail: { ...transport, busy: false, send: async (mail) => (await transport.send(mail), claimed(), new Promise(() => {})) } });
    await sent;
    await sendDueMails(deps);
    expect(server.to(anna.email)).toHaveLength(1);
    portal.clock.advance(31);
    await sendDueMails(deps);
    expect(server.to(anna.email)).toHaveLength(2);
    expect(new Set(server.to(anna.email).map(({ messageId }) => messageId)).size).toBe(1);
  });
});

describe('what somebody does not want mailed', () => {
  test('is stopped by one click for one kind only, and still shown on the portal', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    const link = server.to(anna.email)[0]!.header('list-unsubscribe')!.slice(1, -1).replace('https://hilfe.example', '');
    const opened = await portal.call({ method: 'GET', url: link });
    expect(opened.status).toBe(303);
    expect(opened.headers.location).toMatch(/^\/de\/unsubscribe\?token=/);
    expect((await anna.get('/api/me/mails')).body).toEqual({ match: true, message: true, listing: true });

    const clicked = await portal.call({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect([clicked.status, clicked.body]).toEqual([200, { kind: 'listing' }]);
    expect((await anna.get('/api/me/mails')).body).toEqual({ match: true, message: true, listing: false });

    server.mails.length = 0;
    const need = await published(anna, { title: 'Noch ein Gesuch' });
    await write(ben, need, 'Ich kann helfen.');
    await settle();
    portal.clock.advance(121);
    await settle();
    expect(server.to(anna.email).map(({ subject }) => subject)).toEqual(['Eine neue Nachricht für Sie']);
    const { body } = await anna.get<any>('/api/me/notifications');
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['message', 'listing', 'listing']);
  });

  test('may be said as multipart or JSON, twice, and not with a foreign token', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    const link = server.to(anna.email)[0]!.header('list-unsubscribe')!.slice(1, -1).replace('https://hilfe.example', '');
    const token = decodeURIComponent(link.split('token=')[1]!);
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(
      (
        await portal.call({
          method: 'POST',
          url: link,
          headers: multipart,
          payload: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
        })
      ).status,
    ).toBe(200);
    expect((await portal.call({ method: 'POST', url: '/api/unsubscribe', payload: { token } })).status).toBe(200);
    const wrong = await portal.call<any>({ method: 'POST', url: '/api/unsubscribe', payload: { token: `${token.slice(0, -4)}AAAA` } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'notifications.bad_token']);
    expect((await portal.call({ method: 'POST', url: '/api/unsubscribe', payload: {} })).status).toBe(400);
    expect((await portal.call({ method: 'GET', url: '/api/unsubscribe?token=%0d%0aset-cookie:x' })).status).toBe(303);
  });

  test('is chosen on the portal, and holds for mails that already wait', async () => {
    const need = await published(anna, { title: 'Umzugshilfe gesucht' });
    await settle();
    server.mails.length = 0;
    await write(ben, need, 'Ich kann helfen.');
    await settle();
    expect((await anna.patch('/api/me/mails', { message: false })).body).toEqual({ match: true, message: false, listing: true });
    portal.clock.advance(121);
    await settle();
    expect(server.mails).toEqual([]);
    expect((await anna.patch('/api/me/mails', { message: 'no' })).status).toBe(400);
  });
});

describe('notifications', () => {
  test('are listed newest first in pages, seen at once, and nobody else’s', async () => {
    for (const number of [1, 2, 3]) {
      await published(anna, { title: `Umzugshilfe ${number}` });
      portal.clock.advance(1);
      await settle();
    }
    const first = (await anna.get<any>('/api/me/notifications?limit=2')).body;
    const second = (await anna.get<any>(`/api/me/notifications?limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect((await anna.post('/api/me/notifications/seen')).status).toBe(204);
    expect((await anna.get<any>('/api/me/notifications')).body.items.every(({ seen }: { seen: boolean }) => seen)).toBe(true);
    expect((await ben.get<any>('/api/me/notifications')).body.items).toEqual([]);
    expect((await portal.call({ method: 'GET', url: '/api/me/notifications' })).status).toBe(401);
  });

  test('and mails go with their account, whose waiting mails are not sent', async () => {
    await published(anna, { title: 'Umzugshilfe gesucht' });
    await handleEvents({ ...deps, mail: { ...transport, busy: true } });
    await anna.delete('/api/me');
    await settle();
    expect(server.to(anna.email)).toEqual([]);
    expect(await deps.db.select().from(notifications).where(eq(notifications.accountId, anna.accountId))).toHaveLength(1);
  });
});
