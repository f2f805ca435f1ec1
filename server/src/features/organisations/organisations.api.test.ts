import { beforeAll, describe, expect, test } from 'vitest';
import { handleEvents } from '../../../test/work.ts';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';
import { addOrganisation, joinOrganisation, leaveOrganisation, newOrganisation, verifyOrganisation } from './index.ts';

const portal = usePortal();
const enter = (fields: Record<string, unknown>) =>
  addOrganisation({ ...portal.deps, input: newOrganisation.parse({ kind: 'initiative', place: 'esslingen-am-neckar', name: 'Nähkreis Zwirn', ...fields }) });
const verify = (slug: string, verified = true) => verifyOrganisation({ ...portal.deps, slug, verified });
const join = (slug: string, email: string) => joinOrganisation({ ...portal.deps, slug, email });
const leave = (slug: string, email: string) => leaveOrganisation({ ...portal.deps, slug, email });
const post = (by: Caller, fields: Record<string, unknown>) => by.post('/api/listings', aListing(fields));
const approve = (by: Caller, id: string) => by.post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
const see = async (id: string) => (await portal.call({ url: `/api/listings/${id}` })).body;

let member: Caller;
let stranger: Caller;
let moderator: Caller;
let verified: string;
let unverified: string;
beforeAll(async () => {
  member = await portal.signIn('mitglied@handreich.example');
  stranger = await portal.signIn('fremd@handreich.example');
  moderator = await portal.moderator('esslingen');
  verified = await enter({ slug: 'naehkreis', website: 'https://naehkreis.example' });
  unverified = await enter({ slug: 'werkhalle', name: 'Werkhalle Süd', kind: 'company', place: 'filderstadt' });
  await verify('naehkreis');
  await join('naehkreis', member.email);
  await join('werkhalle', member.email);
});

describe('organisations', () => {
  test('are public once they are verified, by place and what is below it', async () => {
    const list = async (query: string) => (await portal.call({ url: `/api/organisations${query}` })).body.items.map(({ slug }: any) => slug);
    expect(await list('')).toEqual(['naehkreis']);
    expect(await list('?place=esslingen')).toEqual(['naehkreis']);
    expect(await list('?place=filder')).toEqual([]);
    expect(await list('?kind=company')).toEqual([]);
    expect((await portal.call({ url: `/api/organisations/${verified}` })).body).toMatchObject({ name: 'Nähkreis Zwirn', verified: true, demo: false });
    expect((await portal.call({ url: '/api/organisations?place=atlantis' })).status).toBe(400);
  });

  test('come in pages, each once', async () => {
    for (let number = 0; number < 3; number++) {
      portal.clock.advance(60);
      await enter({ slug: `seite-${number}`, name: `Seite ${'ABC'[number]}`, place: 'plochingen' });
      await verify(`seite-${number}`);
    }
    const first = (await portal.call({ url: '/api/organisations?limit=2' })).body;
    const second = (await portal.call({ url: `/api/organisations?limit=2&cursor=${first.nextCursor}` })).body;
    expect([...first.items, ...second.items].map(({ slug }: any) => slug)).toEqual(['seite-2', 'seite-1', 'seite-0', 'naehkreis']);
    expect(second.nextCursor).toBeNull();
  });

  test('that nobody has verified are there for members and the moderators of their place only', async () => {
    const url = `/api/organisations/${unverified}`;
    expect((await portal.call({ url })).body.code).toBe('organisations.not_found');
    for (const caller of [stranger, moderator]) expect((await caller.get(url)).status).toBe(404);
    for (const caller of [member, await portal.moderator('filder')]) expect((await caller.get(url)).body.verified).toBe(false);
  });

  test.each(['Moderation Filder', 'Landratsamt Nord', 'Ruf an 0151 2345678', 'naehkreis.de'])('are not called %j', (name) => {
    expect(newOrganisation.safeParse({ slug: 'x', name, kind: 'association', place: 'filder' }).success).toBe(false);
  });

  test('may be called the county’s office when they are one', () => {
    expect(newOrganisation.safeParse({ slug: 'x', name: 'Landratsamt Nord', kind: 'office', place: 'filder' }).success).toBe(true);
    expect(newOrganisation.safeParse({ slug: 'x', name: 'Ruf an 0151 2345678', kind: 'office', place: 'filder' }).success).toBe(false);
  });

  test.each(['javascript:alert(1)', 'ftp://a.example', 'naehkreis'])('have no website %j', (website) => {
    expect(newOrganisation.safeParse({ slug: 'x', name: 'Nähkreis', kind: 'office', place: 'filder', website }).success).toBe(false);
  });

  test('know their members: each sees their own, in the export too, and nobody else’s', async () => {
    expect((await member.get('/api/me/organisations')).body.items).toMatchObject([{ slug: 'naehkreis' }, { slug: 'werkhalle', verified: false }]);
    expect((await stranger.get('/api/me/organisations')).body.items).toEqual([]);
    expect((await member.get('/api/me/export')).body.organisations).toMatchObject([
      { slug: 'naehkreis', since: '2026-11-15T10:00:00.000Z' },
      { slug: 'werkhalle' },
    ]);
  });
});

describe('posting in the name of an organisation', () => {
  test('is for its members', async () => {
    expect((await post(member, { organisation: verified })).body.poster).toEqual({
      name: null,
      organisation: { id: verified, name: 'Nähkreis Zwirn', verified: true },
    });
    expect(await post(stranger, { organisation: verified })).toMatchObject({ status: 403, body: { code: 'organisations.not_member' } });
    expect((await post(member, { organisation: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f' })).body).toMatchObject({
      code: 'input.invalid',
      errors: [{ path: '/organisation', code: 'input.unknown_organisation' }],
    });
    expect((await post(member, { organisation: 'naehkreis' })).status).toBe(400);
  });

  test('shows its name to everybody, lists what it posted, and leaves others under their own', async () => {
    const { body } = await post(member, { organisation: verified, title: 'Nähmaschine gesucht' });
    await approve(moderator, body.id);
    await approve(moderator, (await post(member, { title: 'Für mich selbst' })).body.id);
    expect((await see(body.id)).poster.organisation).toEqual({ id: verified, name: 'Nähkreis Zwirn', verified: true });
    const listed = (await portal.call({ url: `/api/listings?organisation=${verified}` })).body.items;
    expect(listed.map(({ title }: any) => title)).toEqual(['Nähmaschine gesucht']);
  });

  test('shows no name that nobody has verified, but to its poster and to moderators', async () => {
    const { body } = await post(member, { organisation: unverified, title: 'Regale gesucht' });
    expect(body.poster.organisation).toEqual({ id: unverified, name: 'Werkhalle Süd', verified: false });
    const queue = (await moderator.get('/api/moderation/listings')).body.items;
    expect(queue.find(({ id }: any) => id === body.id).poster.organisation).toMatchObject({ name: 'Werkhalle Süd', verified: false });
    await approve(moderator, body.id);
    expect((await see(body.id)).poster).toEqual({ name: null, organisation: null });
    expect((await portal.call({ url: `/api/listings?organisation=${unverified}` })).body.items).toEqual([]);
    await verify('werkhalle');
    expect((await see(body.id)).poster.organisation).toMatchObject({ name: 'Werkhalle Süd', verified: true });
    await verify('werkhalle', false);
    expect((await see(body.id)).poster.organisation).toBeNull();
  });

  test('is what the other side of a conversation reads', async () => {
    const { body } = await post(member, { organisation: verified, title: 'Garn gesucht' });
    await approve(moderator, body.id);
    const written = await stranger.post(`/api/listings/${body.id}/conversations`, { text: 'Ich habe welches.' });
    expect(written.body.other).toMatchObject({ organisation: { name: 'Nähkreis Zwirn', verified: true } });
    expect((await member.get(`/api/conversations/${written.body.id}`)).body.other.organisation).toBeNull();
  });
});

describe('leaving an organisation', () => {
  test('takes nothing away from what stands; new words in its name are a member’s', async () => {
    await join('naehkreis', stranger.email);
    const stands = (await post(stranger, { organisation: verified, title: 'Stoffreste gesucht' })).body.id;
    await approve(moderator, stands);
    await leave('naehkreis', stranger.email);
    expect((await see(stands)).poster.organisation).toMatchObject({ name: 'Nähkreis Zwirn' });
    await stranger.patch(`/api/listings/${stands}`, { reachKm: 10 });
    expect((await see(stands)).poster.organisation).toMatchObject({ name: 'Nähkreis Zwirn' });
    expect((await stranger.patch(`/api/listings/${stands}`, { body: 'Ruft mich an!' })).body.poster.organisation).toBeNull();
    await expect(leave('naehkreis', stranger.email)).rejects.toMatchObject({ code: 'organisations.membership_missing' });
  });

  test('renewing takes its name off a listing; a member’s listing keeps it', async () => {
    const leaver = await portal.signIn('verlaengert@handreich.example');
    await join('naehkreis', leaver.email);
    const [theirs, kept] = [await post(leaver, { organisation: verified }), await post(member, { organisation: verified })].map(
      ({ body }) => body.id as string,
    );
    for (const id of [theirs!, kept!]) await approve(moderator, id);
    await leave('naehkreis', leaver.email);
    expect((await leaver.post(`/api/listings/${theirs}/renew`)).body).toMatchObject({ status: 'published', poster: { organisation: null } });
    expect((await see(theirs!)).poster.organisation).toBeNull();
    expect((await member.post(`/api/listings/${kept}/renew`)).body.poster.organisation).toMatchObject({ name: 'Nähkreis Zwirn' });
  });

  describe('whoever has left speaks for themselves', () => {
    /** Somebody who posted in the organisation's name, `published` or still waiting, and has left. */
    async function formerMember(email: string, published: boolean) {
      const caller = await portal.signIn(email);
      await join('naehkreis', email);
      const listing = (await post(caller, { kind: 'offer', title: 'Garn abzugeben', organisation: verified })).body.id as string;
      if (published) await approve(moderator, listing);
      return { caller, listing, leaves: () => leave('naehkreis', email) };
    }
    const otherOf = async (by: Caller, id: string) => (await by.get(`/api/conversations/${id}`)).body.other;
    const inList = async (by: Caller, id: string) => (await by.get('/api/conversations')).body.items.find((item: any) => item.id === id).other;
    test.each([false, true])('in a new conversation that names a listing in its name (published: %s)', async (published) => {
      const { caller, listing, leaves } = await formerMember(`schreibt-${published}@handreich.example`, published);
      const need = (await post(member, { title: 'Garn gesucht' })).body.id;
      await approve(moderator, need);
      const before = await post(stranger, { title: 'Noch mehr Garn gesucht' });
      await approve(moderator, before.body.id);
      const asMember = (await caller.post(`/api/listings/${before.body.id}/conversations`, { text: 'Guten Tag', listing })).body.id;
      expect((await otherOf(stranger, asMember)).organisation).toMatchObject({ name: 'Nähkreis Zwirn' });
      await leaves();
      const { id } = (await caller.post(`/api/listings/${need}/conversations`, { text: 'Wir haben welches.', listing })).body;
      for (const [reader, conversation] of [
        [member, id],
        [stranger, asMember],
      ] as const) {
        expect((await otherOf(reader, conversation)).organisation).toBeNull();
        expect((await inList(reader, conversation)).organisation).toBeNull();
      }
    });

    test('as owner of a listing that still stands in its name', async () => {
      const { caller, listing, leaves } = await formerMember('antwortet@handreich.example', true);
      const { id } = (await stranger.post(`/api/listings/${listing}/conversations`, { text: 'Ist es noch da?' })).body;
      expect((await otherOf(stranger, id)).organisation).toMatchObject({ name: 'Nähkreis Zwirn' });
      await leaves();
      await caller.post(`/api/conversations/${id}/messages`, { text: 'Wir melden uns.' });
      expect((await see(listing)).poster.organisation).toMatchObject({ name: 'Nähkreis Zwirn' });
      expect((await otherOf(stranger, id)).organisation).toBeNull();
    });
  });

  test('the portal leaves the organisation too', async () => {
    const leaver = await portal.signIn('geht@handreich.example');
    await join('naehkreis', leaver.email);
    await leaver.delete('/api/me');
    await handleEvents({ ...portal.deps, mail: { busy: true } as any });
    const rows = await portal.deps.db.execute(`select 1 from organisation_members where account_id = '${leaver.accountId}'`);
    expect([...rows]).toEqual([]);
  });
});

describe('a sensitive offer', () => {
  const room = { kind: 'offer', title: 'Zimmer frei', topic: 'room' };

  test('in the name of a verified organisation needs one moderator', async () => {
    const { body } = await post(member, { ...room, organisation: verified });
    expect((await approve(moderator, body.id)).body).toMatchObject({ status: 'published', awaiting: null });
  });

  test('of a member in their own name, and in the name of an organisation that nobody has verified, needs two', async () => {
    for (const fields of [{}, { organisation: unverified }]) {
      const { body } = await post(member, { ...room, ...fields });
      expect((await approve(moderator, body.id)).body).toMatchObject({ status: 'pending', awaiting: 'second' });
    }
  });

  test('needs two when its poster has left meanwhile', async () => {
    await join('naehkreis', stranger.email);
    const { body } = await post(stranger, { ...room, organisation: verified });
    await leave('naehkreis', stranger.email);
    expect((await approve(moderator, body.id)).body).toMatchObject({ status: 'pending', awaiting: 'second' });
  });
});
