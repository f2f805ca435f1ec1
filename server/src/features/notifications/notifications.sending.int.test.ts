import { describe, expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import { handleEvents } from '../../../test/work.ts';
import { sendDueMails } from './notifications.sending.usecases.ts';

const world = useMailedPortal();
const { server, portal } = world;

describe('the mail server', () => {
  test('away: the mail waits longer each time and goes when the server is back, with the Message-ID it always had', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    await world.write(world.ben, need, 'Ich kann helfen.');
    await handleEvents(world.deps);
    portal.clock.advance(121);
    server.mails.length = 0;
    await server.goAway();
    await sendDueMails(world.deps);
    await sendDueMails(world.deps);
    const mail = async () => (await world.mailsOf(world.anna)).find(({ kind }) => kind === 'message')!;
    expect((await mail()).attempts).toBe(1);
    portal.clock.advance(900);
    await sendDueMails(world.deps);
    const waiting = await mail();
    expect(waiting).toMatchObject({ attempts: 2, sentAt: null, givenUpAt: null, claimedUntil: null });
    expect(waiting.failure).toContain('ECONNREFUSED');
    expect(waiting.dueAt.getTime()).toBeGreaterThanOrEqual(portal.clock.now().getTime() + 30_000);
    await server.comeBack();
    portal.clock.advance(900);
    await sendDueMails(world.deps);
    expect(server.to(world.anna.email).map(({ messageId }) => messageId)).toEqual([`<${waiting.messageId}>`]);
  });

  test('refusing for now is asked again, refusing for good is not, and its reason is kept without the address', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    server.refusal = { at: 'RCPT', code: 451, text: 'try again later' };
    await world.settle();
    expect((await world.mailsOf(world.anna))[0]).toMatchObject({ givenUpAt: null, sentAt: null, attempts: 1, failure: '451 try again later' });
    server.refusal = { at: 'RCPT', code: 550, text: `no such user <${world.anna.email}>` };
    portal.clock.advance(900);
    await world.settle();
    const [mail] = await world.mailsOf(world.anna);
    expect(mail).toMatchObject({ attempts: 2, failure: '550 no such user <[address]>', givenUpAt: portal.clock.now() });
    server.refusal = undefined;
    portal.clock.advance(9000);
    await world.settle();
    expect(server.to(world.anna.email)).toEqual([]);
  });

  test('refusing the content for good is final too', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    server.refusal = { at: 'DATA', code: 554, text: 'looks like spam' };
    await world.settle();
    expect((await world.mailsOf(world.anna))[0]).toMatchObject({ failure: '554 looks like spam', givenUpAt: portal.clock.now() });
  });

  test('away for more than five days ends the tries', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    server.refusal = { at: 'RCPT', code: 451, text: 'try again later' };
    await world.settle();
    portal.clock.advance(5 * 86_400 + 1);
    await world.settle();
    expect((await world.mailsOf(world.anna))[0]?.givenUpAt).toEqual(portal.clock.now());
  });

  test('is given each mail once by several workers at the same time', async () => {
    const owners = [world.anna, world.ben];
    for (let count = 0; count < 5; count += 1)
      for (const owner of owners) await world.publish(owner, { title: `Umzugshilfe Nummer ${count}`, topic: count % 2 ? 'bicycle' : 'furniture' });
    await world.handleOnly();
    server.mails.length = 0;
    await Promise.all([sendDueMails(world.deps), sendDueMails(world.deps), sendDueMails(world.deps)]);
    const ids = server.mails.map(({ messageId }) => messageId);
    expect(ids.length).toBeGreaterThanOrEqual(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('gets a mail again, under the same Message-ID, that a dying worker had claimed', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.handleOnly();
    let claimed = () => {};
    const sent = new Promise<void>((resolve) => (claimed = resolve));
    // This worker hands the mail over and then never comes to write it down.
    void sendDueMails({
      ...world.deps,
      mail: { ...world.transport, busy: false, send: async (mail) => (await world.transport.send(mail), claimed(), new Promise(() => {})) },
    });
    await sent;
    await sendDueMails(world.deps);
    expect(server.to(world.anna.email)).toHaveLength(1);
    portal.clock.advance(31);
    await sendDueMails(world.deps);
    expect(server.to(world.anna.email)).toHaveLength(2);
    expect(new Set(server.to(world.anna.email).map(({ messageId }) => messageId)).size).toBe(1);
  });
});
