import { describe, expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import { handleEvents } from '../../../test/work.ts';
import type { MailTransport } from '../../platform/mail/transport.ts';
import { sendDueMails } from './notifications.sending.usecases.ts';

const world = useMailedPortal();
const { server, portal } = world;

describe('messages', () => {
  test('that come within the waiting time share one mail, and each is told once', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht', topic: 'bicycle' });
    await world.settle();
    server.mails.length = 0;
    const conversation = await world.write(world.ben, need, 'Ich kann helfen.');
    await world.settle();
    expect(server.mails).toEqual([]);
    portal.clock.advance(60);
    await world.ben.post(`/api/conversations/${conversation}/messages`, { text: 'Am Samstag.' });
    await world.settle();
    portal.clock.advance(61);
    await world.settle();
    expect(server.to(world.anna.email)).toHaveLength(1);
    expect(server.mails[0]?.subject).toBe('2 neue Nachrichten für Sie');
    expect(server.mails[0]?.text).toContain('> Ich kann helfen.\n\n> Am Samstag.');
    expect(server.mails[0]?.text).not.toContain(world.ben.email);

    await world.ben.post(`/api/conversations/${conversation}/messages`, { text: 'Noch da?' });
    await world.settle();
    portal.clock.advance(121);
    await world.settle();
    expect(server.to(world.anna.email)).toHaveLength(2);
    expect(server.mails[1]?.text).toContain('> Noch da?');
    expect(server.mails[1]?.text).not.toContain('Am Samstag');
  });

  test('beyond ten are counted in the mail, not shown', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    server.mails.length = 0;
    const conversation = await world.write(world.ben, need, 'Nachricht 1.');
    for (let count = 2; count <= 13; count++) {
      portal.clock.advance(1);
      await world.ben.post(`/api/conversations/${conversation}/messages`, { text: `Nachricht ${count}.` });
    }
    await world.settle();
    portal.clock.advance(121);
    await world.settle();
    const [mail] = server.to(world.anna.email);
    expect(mail?.subject).toBe('13 neue Nachrichten für Sie');
    expect(mail?.text?.match(/Nachricht \d+\./g)).toEqual(Array.from({ length: 10 }, (_, index) => `Nachricht ${index + 1}.`));
    expect(mail?.text).toContain('3 weitere');
  });

  test('that were read before the mail was due are not mailed', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    server.mails.length = 0;
    const conversation = await world.write(world.ben, need, 'Ich kann helfen.');
    await world.settle();
    portal.clock.advance(30);
    await world.anna.get(`/api/conversations/${conversation}`);
    portal.clock.advance(120);
    await world.settle();
    expect(server.mails).toEqual([]);
    const rows = (await world.mailsOf(world.anna)).filter(({ kind }) => kind === 'message');
    expect(rows.map(({ droppedAt, sentAt }) => [droppedAt !== null, sentAt])).toEqual([[true, null]]);
  });

  test('that come while their mail is on its way get a mail of their own', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    server.mails.length = 0;
    const conversation = await world.write(world.ben, need, 'Erste.');
    await world.settle();
    portal.clock.advance(121);
    const slow: MailTransport = {
      ...world.transport,
      busy: false,
      send: async (mail) => {
        await world.ben.post(`/api/conversations/${conversation}/messages`, { text: 'Zweite.' });
        await handleEvents(world.deps);
        return world.transport.send(mail);
      },
    };
    await sendDueMails({ ...world.deps, mail: slow });
    expect(server.to(world.anna.email).map(({ text }) => /Zweite/.test(text ?? ''))).toEqual([false]);
    portal.clock.advance(121);
    await world.settle();
    expect(server.to(world.anna.email).map(({ text }) => /Zweite/.test(text ?? ''))).toEqual([false, true]);
  });

  test('say the same in every copy of a mail; what came after a try whose end nobody knows comes in the next mail', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    server.mails.length = 0;
    const conversation = await world.write(world.ben, need, 'Erste.');
    await world.settle();
    portal.clock.advance(121);
    let handedOver = () => {};
    const sent = new Promise<void>((resolve) => (handedOver = resolve));
    const dying: MailTransport = {
      ...world.transport,
      busy: false,
      send: async (mail) => {
        await world.transport.send(mail);
        handedOver();
        return new Promise(() => {});
      },
    };
    void sendDueMails({ ...world.deps, mail: dying });
    await sent;
    portal.clock.advance(31);
    await world.ben.post(`/api/conversations/${conversation}/messages`, { text: 'Zweite.' });
    await world.settle();
    portal.clock.advance(121);
    await world.settle();
    const [first, copy, second] = server.to(world.anna.email);
    expect([copy?.messageId, copy?.text]).toEqual([first?.messageId, first?.text]);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(second?.text).toContain('Zweite.');
    expect(second?.text).not.toContain('Erste.');
    expect(server.to(world.anna.email)).toHaveLength(3);
  });

  test('in quiet hours wait for the morning, also when the mail was due before and could not go', async () => {
    world.deps.config = { ...world.deps.config, quietHours: { from: 20, to: 8 } };
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    server.mails.length = 0;
    portal.clock.set('2026-11-16T18:59:00Z');
    world.ben = await portal.signIn(world.ben.email);
    await world.settle();
    server.mails.length = 0;
    await world.write(world.ben, need, 'Guten Abend.');
    await world.settle();
    portal.clock.set('2026-11-16T19:05:00Z');
    await world.settle();
    portal.clock.set('2026-11-17T06:59:00Z');
    await world.settle();
    expect(server.mails).toEqual([]);
    portal.clock.set('2026-11-17T07:00:00Z');
    await world.settle();
    expect(server.to(world.anna.email)).toHaveLength(1);
  });

  test('of any script and with any signs arrive as they were written and cannot become markup or headers', async () => {
    const title = 'نحتاج <img src=x onerror=alert(1)> سرير';
    const need = await world.publish(world.anna, { title, lang: 'ar' });
    await world.anna.patch('/api/me', { locale: 'en' });
    await world.settle();
    server.mails.length = 0;
    await world.write(world.ben, need, 'Zeile 1\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script> & {count} \ue0000\ue001');
    await world.settle();
    portal.clock.advance(121);
    await world.settle();
    const [mail] = server.to(world.anna.email);
    expect(mail?.recipients).toEqual([world.anna.email]);
    expect(mail?.header('bcc')).toBeUndefined();
    expect(mail?.html).toContain('<bdi lang="ar">نحتاج &lt;img src=x onerror=alert(1)&gt; سرير</bdi>');
    expect(mail?.html).toContain('<html lang="en" dir="ltr">');
    expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; {count} \ue0000\ue001');
    await world.settle();
    expect(mail?.html).not.toContain('<script');
    expect(mail?.text).toContain(`\u2068${title}\u2069`);
  });
});
