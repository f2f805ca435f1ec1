import { beforeAll, describe, expect, test } from 'vitest';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';

const portal = usePortal();
let owner: Caller, writer: Caller, stranger: Caller, moderator: Caller;

beforeAll(async () => {
  owner = await portal.signIn('owner@handreich.example');
  writer = await portal.signIn('writer@handreich.example');
  stranger = await portal.signIn('stranger@handreich.example');
  moderator = await portal.moderator('landkreis-esslingen');
});

async function published(person: Caller, fields: Record<string, unknown> = {}): Promise<string> {
  const { id } = (await person.post<any>('/api/listings', aListing(fields))).body;
  await moderator.post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
  return id;
}

describe('a conversation', () => {
  test('is seen from both sides, and neither sees who the other is', async () => {
    const id = await published(owner);
    const offer = await published(writer, { kind: 'offer', title: 'Fahrrad abzugeben' });
    await writer.patch('/api/me', { displayName: 'Ines' });
    const started = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Ich habe ein Rad.\nPasst es?', listing: offer });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      listing: { id, own: false },
      writerListing: { id: offer },
      other: { name: null, place: 'esslingen-am-neckar' },
      messages: [{ side: 'me', text: 'Ich habe ein Rad.\nPasst es?' }],
    });
    const url = `/api/conversations/${started.body.id}`;

    const waiting = await owner.get<any>('/api/conversations');
    expect(waiting.body.items).toMatchObject([{ id: started.body.id, unread: true, other: { name: 'Ines', place: null }, lastMessage: { side: 'other' } }]);
    expect((await owner.get<any>(url)).body.messages).toMatchObject([{ side: 'other' }]);
    expect((await owner.get<any>('/api/conversations')).body.items[0].unread).toBe(false);

    portal.clock.advance(60);
    const reply = await owner.post<any>(`${url}/messages`, { text: 'Ja, gern!' });
    expect([reply.status, reply.body.side]).toEqual([201, 'me']);
    expect((await writer.get<any>(url)).body.messages.map(({ side }: any) => side)).toEqual(['me', 'other']);
    const everything = JSON.stringify([(await writer.get(url)).body, (await owner.get(url)).body]);
    for (const secret of [owner.accountId, writer.accountId, 'handreich.example']) expect(everything).not.toContain(secret);
  });

  test('does not exist for anybody else, moderators included', async () => {
    const id = await published(owner);
    const started = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Hallo' });
    for (const other of [stranger, moderator]) {
      expect((await other.get(`/api/conversations/${started.body.id}`)).status).toBe(404);
      expect((await other.post(`/api/conversations/${started.body.id}/messages`, { text: 'Hallo' })).status).toBe(404);
      expect((await other.get<any>('/api/conversations')).body.items).toEqual([]);
    }
  });

  test('goes on when the same person writes to the same listing again', async () => {
    const id = await published(owner);
    const first = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Eins' });
    portal.clock.advance(1);
    const second = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Zwei' });
    expect(second.body.id).toBe(first.body.id);
    expect(second.body.messages.map(({ text }: any) => text)).toEqual(['Eins', 'Zwei']);
  });

  test('cannot be had with oneself, about what is not public, or with a listing that does not fit', async () => {
    const id = await published(owner);
    expect((await owner.post<any>(`/api/listings/${id}/conversations`, { text: 'Ich' })).body.code).toBe('conversations.own_listing');
    const pending = (await owner.post<any>('/api/listings', aListing())).body.id;
    expect((await writer.post(`/api/listings/${pending}/conversations`, { text: 'Hm' })).status).toBe(404);
    const need = await published(writer);
    expect((await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Auch', listing: need })).body.code).toBe('conversations.same_kind');
    const foreign = await published(stranger, { kind: 'offer' });
    expect((await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Fremd', listing: foreign })).body.errors).toMatchObject([
      { path: '/listing', code: 'input.unknown_listing' },
    ]);
  });

  test.each([{ text: '' }, { text: ' \n ' }, { text: 'x'.repeat(5001) }, { text: 'a\u0000b' }, {}, { text: 5 }])(
    'refuses a message that is none and keeps nothing: %#',
    async (payload) => {
      const id = await published(owner);
      expect((await writer.post<any>(`/api/listings/${id}/conversations`, payload)).body.code).toBe('input.invalid');
      const kept = (await writer.get<any>('/api/conversations')).body.items;
      expect(kept.filter((item: any) => item.listing.id === id)).toEqual([]);
    },
  );

  test('what was not shown stays unread, also for somebody who writes meanwhile', async () => {
    const id = await published(owner);
    const { body } = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Eins' });
    const url = `/api/conversations/${body.id}`;
    await owner.post(`${url}/messages`, { text: 'Zwei, ohne Eins gesehen zu haben' });
    const unread = async (person: Caller) => (await person.get<any>('/api/conversations')).body.items.find((item: any) => item.id === body.id).unread;
    expect(await unread(owner)).toBe(true);
    expect(await unread(writer)).toBe(true);
    await owner.get(url);
    expect(await unread(owner)).toBe(false);
  });

  test('is read up to what an answer held, whatever comes in at the same moment', async () => {
    const id = await published(owner);
    const { body } = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Beginn' });
    const url = `/api/conversations/${body.id}`;
    const shown = new Set<string>();
    for (let round = 0; round < 10; round++) {
      const [, seen] = await Promise.all([writer.post(`${url}/messages`, { text: `Nummer ${round}` }), owner.get<any>(url)]);
      for (const message of seen.body.messages) shown.add(message.id);
    }
    const all = (await writer.get<any>(url)).body.messages as { id: string }[];
    const missed = all.filter((message) => !shown.has(message.id));
    const item = (await owner.get<any>('/api/conversations')).body.items.find((one: any) => one.id === body.id);
    expect(item.unread).toBe(missed.length > 0);
  });

  test('ends when the other has left', async () => {
    const leaving = await portal.signIn('leaving@handreich.example');
    const id = await published(leaving);
    const { body } = await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Noch da?' });
    await leaving.delete('/api/me');
    expect((await writer.post<any>(`/api/conversations/${body.id}/messages`, { text: 'Hallo?' })).body.code).toBe('conversations.other_left');
  });
});

describe('closing as fulfilled', () => {
  test('with a conversation uses one unit; the last one ends the listing', async () => {
    const id = await published(owner, { kind: 'offer', title: 'Zwei Stühle', topic: 'furniture', capacity: 2 });
    const first = (await writer.post<any>(`/api/listings/${id}/conversations`, { text: 'Einen bitte' })).body.id;
    const second = (await stranger.post<any>(`/api/listings/${id}/conversations`, { text: 'Den anderen' })).body.id;
    const close = (conversation?: string) => owner.post<any>(`/api/listings/${id}/close`, { outcome: 'fulfilled', conversation });
    expect((await close(first)).body).toMatchObject({ status: 'published', capacity: 2, remaining: 1 });
    expect((await close(first)).body.code).toBe('fulfilment.counted_already');
    expect((await owner.get<any>(`/api/listings/${id}`)).body.remaining).toBe(1);
    expect((await close(second)).body).toMatchObject({ status: 'closed', outcome: 'fulfilled', remaining: 0 });
    expect((await close(second)).status).toBe(409);
  });

  test('is for the writer, too, who named a listing of their own', async () => {
    const offer = await published(owner, { kind: 'offer', title: 'Zwei Schränke', topic: 'furniture', capacity: 2 });
    const need = await published(writer, { title: 'Schrank gesucht', topic: 'furniture' });
    const started = (await writer.post<any>(`/api/listings/${offer}/conversations`, { text: 'Wäre einer noch da?', listing: need })).body;
    expect(started.writerListing).toMatchObject({ id: need, status: 'published' });
    const close = (by: Caller, listing: string) => by.post<any>(`/api/listings/${listing}/close`, { outcome: 'fulfilled', conversation: started.id });
    expect((await close(owner, need)).status).toBe(404);
    expect((await close(writer, need)).body).toMatchObject({ status: 'closed', outcome: 'fulfilled', remaining: 0 });
    expect((await close(writer, need)).body.code).toBe('listings.already_closed');
    expect((await owner.get<any>(`/api/conversations/${started.id}`)).body).toMatchObject({
      listing: { status: 'published', own: true },
      writerListing: { status: 'closed' },
    });
    expect((await close(owner, offer)).body).toMatchObject({ status: 'published', remaining: 1 });
    expect((await close(owner, offer)).body.code).toBe('fulfilment.counted_already');
  });

  test('with a conversation about another listing is refused', async () => {
    const id = await published(owner);
    const other = await published(owner);
    const conversation = (await writer.post<any>(`/api/listings/${other}/conversations`, { text: 'Hallo' })).body.id;
    expect((await owner.post<any>(`/api/listings/${id}/close`, { outcome: 'fulfilled', conversation })).body.errors).toMatchObject([
      { path: '/conversation', code: 'input.unknown_conversation' },
    ]);
    expect((await owner.get<any>(`/api/listings/${id}`)).body.status).toBe('published');
  });
});
