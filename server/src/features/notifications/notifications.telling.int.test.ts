import { describe, expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import { aListing } from '../../../test/portal.ts';
import { handleEvents } from '../../../test/work.ts';
import { sendDueMails } from './notifications.sending.usecases.ts';

const world = useMailedPortal();
const { server, portal } = world;

describe('a sign-in mail', () => {
  test('goes out at once at any hour, with link and code and without unsubscribe headers', async () => {
    world.deps.config = { ...world.deps.config, quietHours: { from: 20, to: 8 } };
    portal.clock.set('2026-11-16T23:30:00Z');
    await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: world.anna.email, locale: 'en' } });
    await handleEvents(world.deps);
    const [mail] = server.to(world.anna.email);
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
    await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: world.anna.email } });
    await handleEvents(world.deps);
    await server.comeBack();
    portal.clock.advance(31 * 60);
    await sendDueMails(world.deps);
    expect(server.to(world.anna.email)).toEqual([]);
  });
});

describe('a decision', () => {
  test('is mailed to the owner, with headers by which one click stops this kind alone', async () => {
    const id = await world.publish(world.anna, { title: 'Kinderbett gesucht' });
    await world.settle();
    const [mail] = server.to(world.anna.email);
    expect(mail?.subject).toBe('Ihr Gesuch ist jetzt öffentlich');
    expect(mail?.text).toContain(`https://hilfe.example/de/listings/${id}`);
    expect(mail?.header('list-unsubscribe')).toMatch(/^<https:\/\/hilfe\.example\/api\/unsubscribe\?token=[^>]+>$/);
    expect(mail?.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.source).not.toContain(world.anna.accountId);
  });

  test('to return a listing comes with reason and words; once it was changed, the news is stale', async () => {
    const { body } = await world.anna.post<any>('/api/listings', aListing({ title: 'Etwas' }));
    await world.moderator.post(`/api/moderation/listings/${body.id}/decisions`, {
      decision: 'return',
      reason: 'unclear',
      text: 'Was genau <b>brauchen</b> Sie?\nBitte schreiben Sie die Größe.',
    });
    await world.handleOnly();
    const stale = await world.anna.post<any>('/api/listings', aListing({ title: 'Noch etwas' }));
    await world.moderator.post(`/api/moderation/listings/${stale.body.id}/decisions`, { decision: 'return', reason: 'unclear' });
    await world.handleOnly();
    await world.anna.patch(`/api/listings/${stale.body.id}`, { title: 'Noch etwas Genaueres' });
    await sendDueMails(world.deps);
    expect(server.to(world.anna.email)).toHaveLength(1);
    const [mail] = server.to(world.anna.email);
    expect(mail?.text).toContain('Es ist nicht klar, worum es geht.');
    expect(mail?.text).toContain(`https://hilfe.example/de/listings/${body.id}/edit`);
    expect(mail?.text).toContain('> Was genau <b>brauchen</b> Sie?\n> Bitte schreiben Sie die Größe.');
    expect(mail?.html).toContain('Was genau &lt;b&gt;brauchen&lt;/b&gt; Sie?<br>');
  });
});

describe('a match', () => {
  test('is told to both sides once with its reasons, and never again for this pair', async () => {
    const need = await world.publish(world.anna, { title: 'Kinderfahrrad gesucht', body: 'Für unsere Tochter, 24 Zoll.' });
    const offer = await world.publish(world.ben, { kind: 'offer', title: 'Kinderfahrrad 24 Zoll abzugeben', body: 'Gut erhalten.' });
    await world.settle();
    expect(world.matchMails(world.anna)).toHaveLength(1);
    expect(world.matchMails(world.ben)).toHaveLength(1);
    expect(world.matchMails(world.anna)[0]?.subject).toBe('Ein Angebot aus Esslingen am Neckar passt zu Ihrem Gesuch');
    expect(world.matchMails(world.anna)[0]?.text).toContain('Kinderfahrrad 24 Zoll abzugeben');
    expect(world.matchMails(world.anna)[0]?.text).toContain('Jemand aus Esslingen am Neckar');
    expect(world.matchMails(world.anna)[0]?.text).toContain('- Es geht um dasselbe Thema.');
    expect(world.matchMails(world.anna)[0]?.text).toContain(`https://hilfe.example/de/listings/${offer}?about=${need}`);
    expect(world.matchMails(world.ben)[0]?.text).toContain(`https://hilfe.example/de/listings/${need}?about=${offer}`);
    await world.deps.db.transaction((tx) => world.deps.publish(tx, { name: 'match.found', payload: { needId: need, offerId: offer } }));
    await world.settle();
    expect(world.matchMails(world.anna)).toHaveLength(1);
    expect(world.matchMails(world.ben)).toHaveLength(1);
  });

  test('that no longer holds when its mail is due is not told', async () => {
    await world.publish(world.anna, { title: 'Kinderfahrrad gesucht' });
    const offer = await world.publish(world.ben, { kind: 'offer', title: 'Kinderfahrrad abzugeben' });
    await world.handleOnly();
    await world.ben.post(`/api/listings/${offer}/close`, { outcome: 'withdrawn' });
    await world.handleOnly();
    await sendDueMails(world.deps);
    expect(world.matchMails(world.anna)).toEqual([]);
  });

  test('mails are at most so many a day; the rest comes on the next mornings', async () => {
    world.deps.config = { ...world.deps.config, quietHours: { from: 20, to: 8 }, matchMailsPerDay: 2 };
    await world.publish(world.anna, { title: 'Kinderfahrrad gesucht', body: 'Ein Kinderfahrrad.' });
    for (const number of [1, 2, 3, 4, 5]) {
      const other = await portal.signIn(`offer-${number}-${world.deps.newId().slice(-8)}@example.org`);
      await world.publish(other, { kind: 'offer', title: `Kinderfahrrad abzugeben`, body: 'Ein Kinderfahrrad.' });
    }
    await world.settle();
    const told = () => world.matchMails(world.anna).length;
    expect(told()).toBe(2);
    const waiting = (await world.mailsOf(world.anna))
      .filter(({ kind, sentAt }) => kind === 'match' && !sentAt)
      .map(({ dueAt }) => dueAt.toISOString())
      .sort();
    expect(waiting).toEqual(['2026-11-17T07:00:00.000Z', '2026-11-17T07:00:00.000Z', '2026-11-18T07:00:00.000Z']);
    portal.clock.set('2026-11-17T07:00:00Z');
    await world.settle();
    expect(told()).toBe(4);
    portal.clock.set('2026-11-18T07:00:00Z');
    await world.settle();
    expect(told()).toBe(5);
  });

  test('mails that an outage pushed to one day still keep to the limit', async () => {
    world.deps.config = { ...world.deps.config, matchMailsPerDay: 1 };
    await world.publish(world.anna, { title: 'Kinderfahrrad gesucht', body: 'Ein Kinderfahrrad.' });
    for (const number of [1, 2]) {
      const other = await portal.signIn(`late-${number}-${world.deps.newId().slice(-8)}@example.org`);
      await world.publish(other, { kind: 'offer', title: `Kinderfahrrad abzugeben`, body: 'Ein Kinderfahrrad.' });
    }
    await world.handleOnly();
    portal.clock.set('2026-11-20T10:00:00Z');
    await world.settle();
    const told = () => world.matchMails(world.anna).length;
    expect(told()).toBe(1);
    portal.clock.set('2026-11-21T10:00:00Z');
    await world.settle();
    expect(told()).toBe(2);
  });
});
