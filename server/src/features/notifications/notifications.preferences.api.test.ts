import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import { buildKeyring } from '../../platform/crypto/keyring.ts';
import { signToken } from '../../platform/crypto/signed-token.ts';
import { unsubscribe, unsubscribeToken } from './notifications.preferences.usecases.ts';
import { sendDueMails } from './notifications.sending.usecases.ts';
import { notifications } from './notifications.table.ts';

const world = useMailedPortal();
const { server, portal } = world;

describe('what somebody does not want mailed', () => {
  test('is stopped by one click for one kind only, and still shown on the portal', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    const link = server.to(world.anna.email)[0]!.header('list-unsubscribe')!.slice(1, -1).replace('https://hilfe.example', '');
    const opened = await portal.call({ method: 'GET', url: link });
    expect(opened.status).toBe(303);
    expect(opened.headers.location).toMatch(/^\/de\/unsubscribe\?token=[^&]+&kind=listing$/);
    expect(server.to(world.anna.email)[0]!.text).toContain(`https://hilfe.example${opened.headers.location}`);
    expect((await world.anna.get('/api/me/mails')).body).toEqual({ match: true, message: true, listing: true });

    const clicked = await portal.call({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect([clicked.status, clicked.body]).toEqual([200, { kind: 'listing' }]);
    expect((await world.anna.get('/api/me/mails')).body).toEqual({ match: true, message: true, listing: false });

    server.mails.length = 0;
    const need = await world.publish(world.anna, { title: 'Noch ein Gesuch' });
    await world.write(world.ben, need, 'Ich kann helfen.');
    await world.settle();
    portal.clock.advance(121);
    await world.settle();
    expect(server.to(world.anna.email).map(({ subject }) => subject)).toEqual(['Eine neue Nachricht für Sie']);
    const { body } = await world.anna.get<any>('/api/me/notifications');
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['message', 'listing', 'listing']);
  });

  test('may be said as multipart or JSON, twice, and not with a foreign token', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    const link = server.to(world.anna.email)[0]!.header('list-unsubscribe')!.slice(1, -1).replace('https://hilfe.example', '');
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

  test('is stopped by a link of the older secret too, and by no token that was made for something else', async () => {
    const { accountId } = world.anna;
    const stop = (token: string) => portal.call<any>({ method: 'POST', url: `/api/unsubscribe?token=${encodeURIComponent(token)}`, payload: {} });
    const turned = buildKeyring(['another secret that has come after the first one', 'a secret of tests that is long enough to be one']);
    const older = unsubscribeToken(world.deps.keys, accountId, 'message');
    expect(await unsubscribe({ ...world.deps, keys: turned, token: older })).toEqual({ kind: 'message' });
    expect((await world.anna.get('/api/me/mails')).body).toEqual({ match: true, message: false, listing: true });
    const { keys } = world.deps;
    const wrong = [
      signToken(keys, 'unsubscribe', `${accountId} login`),
      signToken(keys, 'unsubscribe', `${accountId}`),
      signToken(keys, 'unsubscribe', `${portal.deps.newId()} match`),
      signToken(keys, 'message-id', `${accountId} match`),
      unsubscribeToken(turned, accountId, 'match'),
      world.anna.accessToken,
      world.anna.refreshToken,
    ];
    for (const token of wrong) expect((await stop(token)).body.code, token).toBe('notifications.bad_token');
    expect((await world.anna.get('/api/me/mails')).body).toEqual({ match: true, message: false, listing: true });
  });

  test('is chosen on the portal, and holds for mails that already wait', async () => {
    const need = await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.settle();
    server.mails.length = 0;
    await world.write(world.ben, need, 'Ich kann helfen.');
    await world.settle();
    expect((await world.anna.patch('/api/me/mails', { message: false })).body).toEqual({ match: true, message: false, listing: true });
    portal.clock.advance(121);
    await world.settle();
    expect(server.mails).toEqual([]);
    expect((await world.anna.patch('/api/me/mails', { message: 'no' })).status).toBe(400);
  });
});

describe('notifications', () => {
  test('are listed newest first in pages, seen at once, and nobody else’s', async () => {
    for (const number of [1, 2, 3]) {
      await world.publish(world.anna, { title: `Umzugshilfe ${number}` });
      portal.clock.advance(1);
      await world.settle();
    }
    const first = (await world.anna.get<any>('/api/me/notifications?limit=2')).body;
    const second = (await world.anna.get<any>(`/api/me/notifications?limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect((await world.anna.post('/api/me/notifications/seen')).status).toBe(204);
    expect((await world.anna.get<any>('/api/me/notifications')).body.items.every(({ seen }: { seen: boolean }) => seen)).toBe(true);
    expect((await world.ben.get<any>('/api/me/notifications')).body.items).toEqual([]);
    expect((await portal.call({ method: 'GET', url: '/api/me/notifications' })).status).toBe(401);
  });

  test('and mails go with their account; not even a mail that was already due is sent', async () => {
    await world.publish(world.anna, { title: 'Umzugshilfe gesucht' });
    await world.handleOnly();
    await world.anna.delete('/api/me');
    await sendDueMails(world.deps);
    expect((await world.mailsOf(world.anna)).map(({ droppedAt }) => droppedAt !== null)).toEqual([true]);
    await world.settle();
    expect(server.to(world.anna.email)).toEqual([]);
    expect(await world.mailsOf(world.anna)).toEqual([]);
    expect(await world.deps.db.select().from(notifications).where(eq(notifications.accountId, world.anna.accountId))).toEqual([]);
  });
});
