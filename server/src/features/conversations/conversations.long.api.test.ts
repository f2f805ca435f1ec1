import { beforeAll, expect, test } from 'vitest';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';
import type { Actor } from '../../platform/authorized/actor.ts';
import { sendMessage, unreadForMail } from './conversations.usecases.ts';

const portal = usePortal();
let owner: Caller, writer: Caller;
let url: string;
let conversation: string;

/** Lets the writer write, a second apart; ids of the messages. */
async function write(count: number, from = 1): Promise<string[]> {
  const actor: Actor = { kind: 'account', accountId: writer.accountId, sessionId: portal.deps.newId(), locale: 'de', roles: [] };
  const ids: string[] = [];
  for (let number = from; number < from + count; number++) {
    portal.clock.advance(1);
    ids.push((await sendMessage({ ...portal.deps, actor, conversationId: conversation, text: `Nachricht ${number}` })).id);
  }
  return ids;
}

beforeAll(async () => {
  owner = await portal.signIn('owner@handreich.example');
  writer = await portal.signIn('writer@handreich.example');
  const moderator = await portal.moderator('landkreis-esslingen');
  const { id } = (await owner.post('/api/listings', aListing())).body;
  await moderator.post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
  conversation = (await writer.post(`/api/listings/${id}/conversations`, { text: 'Nachricht 0' })).body.id;
  url = `/api/conversations/${conversation}`;
});

test('a long conversation shows its newest 200 messages, oldest first, and says that there are earlier ones', async () => {
  await write(199);
  const whole = (await owner.get(url)).body;
  expect([whole.earlier, whole.messages.length, whole.messages[0].text]).toEqual([false, 200, 'Nachricht 0']);
  await write(1, 200);
  const cut = (await owner.get(url)).body;
  expect([cut.earlier, cut.messages.length]).toEqual([true, 200]);
  expect(cut.messages.map(({ text }: { text: string }) => text)).toEqual(Array.from({ length: 200 }, (_, index) => `Nachricht ${index + 1}`));
});

test('a mail about many unread messages gets the first of those it is to tell, and the count of them', async () => {
  await owner.get(url);
  const ids = await write(60, 201);
  const unread = (messageIds: string[], accountId = owner.accountId) =>
    unreadForMail({ db: portal.deps.db, conversationId: conversation, accountId, messageIds, limit: 2 });
  expect(await unread(ids)).toMatchObject({ texts: ['Nachricht 201', 'Nachricht 202'], count: 60 });
  expect(await unread(ids.slice(55))).toMatchObject({ texts: ['Nachricht 256', 'Nachricht 257'], count: 5 });
  expect(await unread([])).toMatchObject({ texts: [], count: 0 });
  expect(await unread(ids, writer.accountId)).toMatchObject({ texts: [], count: 0 });
  await owner.get(url);
  expect(await unread(ids)).toMatchObject({ texts: [], count: 0 });
});

test('what can be taken along has all messages, each in its conversation', async () => {
  const moderator = await portal.moderator('landkreis-esslingen');
  const { id } = (await writer.post('/api/listings', aListing({ kind: 'offer' }))).body;
  await moderator.post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
  const second = (await (await portal.signIn(owner.email)).post(`/api/listings/${id}/conversations`, { text: 'Andere' })).body.id;
  const { body } = await (await portal.signIn(owner.email)).get('/api/me/export');
  const taken = body.conversations.map((item: any) => [item.id, item.messages.length, item.messages[0].text, item.messages[0].side]);
  expect(taken).toEqual([
    [second, 1, 'Andere', 'me'],
    [conversation, 261, 'Nachricht 0', 'other'],
  ]);
});
