import { describe, expect, test } from 'vitest';
import { aListing, usePortal } from '../../../test/portal.ts';

const portal = usePortal();
const publish = async (id: string) => (await portal.moderator('landkreis-esslingen')).post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' });

describe('posting', () => {
  test('gives the listing back, pending, in the shape of the contract', async () => {
    const person = await portal.signIn('poster@handreich.example');
    const { status, body } = await person.post('/api/listings', aListing({ reachKm: 12, from: '2026-12-01', until: '2026-12-24', capacity: 2 }));
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{14}7/),
      kind: 'need',
      status: 'pending',
      paused: false,
      title: 'Kinderfahrrad gesucht',
      body: 'Für unsere Tochter, sie ist 7.',
      topic: 'bicycle',
      place: 'esslingen-am-neckar',
      lang: 'de',
      reachKm: 12,
      from: '2026-12-01',
      until: '2026-12-24',
      capacity: 2,
      remaining: 2,
      poster: { name: null, organisation: null },
      demo: false,
      own: true,
      outcome: null,
      createdAt: '2026-11-15T10:00:00.000Z',
      publishedAt: null,
      expiresAt: null,
      hidden: false,
      reason: null,
      text: null,
    });
  });

  test('asks for a login', async () => {
    const { status, body, headers } = await portal.call<any>({ method: 'POST', url: '/api/listings', payload: aListing() });
    expect([status, body.code]).toEqual([401, 'http.sign_in']);
    expect(headers['content-type']).toContain('application/problem+json');
  });

  test.each([
    [{ title: 'ab' }, '/title', 'input.too_short'],
    [{ title: '  ' }, '/title', 'input.required'],
    [{ title: 'x'.repeat(121) }, '/title', 'input.too_long'],
    [{ title: 'a\u0000b und mehr' }, '/title', 'input.control_characters'],
    [{ title: 'Betten \u202Egnulletseb' }, '/title', 'input.bidi_controls'],
    [{ title: undefined }, '/title', 'input.required'],
    [{ title: 7 }, '/title', 'input.type'],
    [{ title: 'halbes \uD800 Paar' }, '/title', 'input.malformed_text'],
    [{ body: 'x'.repeat(5001) }, '/body', 'input.too_long'],
    [{ body: 'Glocke \u0007' }, '/body', 'input.control_characters'],
    [{ topic: 'no-such-topic' }, '/topic', 'input.unknown_topic'],
    [{ topic: "x'; drop table listings; --" }, '/topic', 'input.format'],
    [{ place: 'atlantis' }, '/place', 'input.unknown_place'],
    [{ kind: 'wish' }, '/kind', 'input.not_one_of'],
    [{ lang: 'not a tag' }, '/lang', 'input.language'],
    [{ reachKm: 201 }, '/reachKm', 'input.too_large'],
    [{ reachKm: -1 }, '/reachKm', 'input.too_small'],
    [{ reachKm: '5' }, '/reachKm', 'input.type'],
    [{ capacity: 0 }, '/capacity', 'input.too_small'],
    [{ from: '2026-13-01' }, '/from', 'input.format'],
    [{ from: '0000-01-01' }, '/from', 'input.year'],
    [{ until: '9999-12-31' }, '/until', 'input.year'],
    [{ title: '\u200b\u200c\u200d' }, '/title', 'input.invisible'],
    [{ from: '2026-12-02', until: '2026-12-01' }, '/until', 'input.window'],
    [{ until: '2026-11-14' }, '/until', 'input.past'],
  ])('refuses fields: %#', async (fields, path, code) => {
    const person = await portal.signIn('wrong@handreich.example');
    const { status, body } = await person.post('/api/listings', aListing(fields));
    expect([status, body.code]).toEqual([400, 'input.invalid']);
    expect(body.errors).toMatchObject([{ path, code }]);
    expect((await person.get('/api/me/listings')).body.items).toEqual([]);
  });

  test('keeps text as it was written, whatever it looks like', async () => {
    const person = await portal.signIn('sql@handreich.example');
    const title = `'); drop table listings; -- <script>alert(1)</script>`;
    const body = 'erste Zeile\n\tzweite <b>Zeile</b> {{x}} %s \\ é e\u0301 😀 עברית';
    const posted = await person.post('/api/listings', aListing({ title, body, lang: 'DE-at' }));
    expect(posted.body).toMatchObject({ title, body, lang: 'de-AT' });
  });

  test('a body of a megabyte, a wrong type and broken JSON are told apart', async () => {
    const person = await portal.signIn('large@handreich.example');
    const send = (payload: string, type = 'application/json') =>
      portal.call<any>({ method: 'POST', url: '/api/listings', payload, headers: { 'content-type': type, authorization: `Bearer ${person.accessToken}` } });
    expect(await send(JSON.stringify(aListing({ body: 'x'.repeat(1_000_000) })))).toMatchObject({ status: 413, body: { code: 'http.too_large' } });
    expect(await send('<xml/>', 'text/xml')).toMatchObject({ status: 415, body: { code: 'http.unsupported_type' } });
    expect(await send('{"kind":')).toMatchObject({ status: 400, body: { code: 'http.malformed' } });
    expect(await send('')).toMatchObject({ status: 400 });
    expect(await send('null')).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  });
});

describe('the public list', () => {
  test('holds what was approved, newest first, by pages, and filters include what is below', async () => {
    const person = await portal.signIn('list@handreich.example');
    const ids: string[] = [];
    for (const [title, place, topic] of [
      ['Rad eins', 'plochingen', 'bicycle'],
      ['Sofa zwei', 'nuertingen-stadt', 'furniture'],
      ['Rad drei 100%', 'esslingen-am-neckar', 'bicycle'],
    ] as const) {
      const { body } = await person.post('/api/listings', aListing({ title, place, topic, body: '' }));
      ids.push(body.id);
      portal.clock.advance(60);
      await publish(body.id);
    }
    const titles = async (query: string) => (await portal.call<any>({ url: `/api/listings?${query}` })).body.items.map((item: any) => item.title);
    expect(await titles('')).toEqual(['Rad drei 100%', 'Sofa zwei', 'Rad eins']);
    expect(await titles('place=esslingen')).toEqual(['Rad drei 100%', 'Rad eins']);
    expect(await titles('topic=household')).toEqual(['Sofa zwei']);
    expect(await titles('q=RAD')).toEqual(['Rad drei 100%', 'Rad eins']);
    expect(await titles('q=100%25')).toEqual(['Rad drei 100%']);
    expect(await titles('kind=offer')).toEqual([]);
    const first = (await portal.call<any>({ url: '/api/listings?limit=2' })).body;
    expect(first.items).toHaveLength(2);
    const second = (await portal.call<any>({ url: `/api/listings?limit=2&cursor=${first.nextCursor}` })).body;
    expect(second).toMatchObject({ items: [{ title: 'Rad eins' }], nextCursor: null });
  });

  test.each(['place=atlantis', 'topic=nothing', 'limit=0', 'limit=101', 'limit=x', 'cursor=x', 'kind=both', `q=${'x'.repeat(201)}`, 'q=%00'])(
    'refuses a wrong filter: %#',
    async (query) => {
      expect((await portal.call<any>({ url: `/api/listings?${query}` })).body.code).toBe('input.invalid');
    },
  );

  test.each(['999999999999999', '253402300800000', '-1', '1e3'])('refuses a cursor of the moment %s', async (at) => {
    const cursor = Buffer.from(`${at} 01890000-0000-7000-8000-000000000000`).toString('base64url');
    const { status } = await portal.call<any>({ url: `/api/listings?cursor=${cursor}` });
    expect(status).toBe(400);
  });

  test('never names the account behind a listing', async () => {
    const answer = await portal.app.inject('/api/listings');
    expect(answer.body).not.toMatch(/account|email|handreich\.example/);
  });
});

test('a listing until the last day that can be said is approved', async () => {
  const person = await portal.signIn('late@handreich.example');
  const { id } = (await person.post<any>('/api/listings', aListing({ until: '2999-12-31' }))).body;
  expect((await publish(id)).status).toBe(200);
});

describe('an own listing', () => {
  test('is not there for others until it is public', async () => {
    const owner = await portal.signIn('owner@handreich.example');
    const stranger = await portal.signIn('stranger@handreich.example');
    const { body } = await owner.post('/api/listings', aListing());
    const url = `/api/listings/${body.id}`;
    expect((await stranger.get(url)).status).toBe(404);
    expect((await portal.call({ url })).status).toBe(404);
    expect((await (await portal.moderator('esslingen')).get(url)).status).toBe(200);
    expect((await (await portal.moderator('filder')).get(url)).status).toBe(404);
    await publish(body.id);
    expect((await portal.call<any>({ url })).body).toMatchObject({ status: 'published', own: false });
    expect((await portal.call<any>({ url })).body).not.toHaveProperty('reason');
    for (const attempt of [stranger.patch(url, { title: 'Meins!' }), stranger.post(`${url}/close`, { outcome: 'withdrawn' }), stranger.post(`${url}/renew`)])
      expect((await attempt).status).toBe(404);
  });

  test('waits again when its text changes, and stays public when only its reach does', async () => {
    const owner = await portal.signIn('changer@handreich.example');
    const { id } = (await owner.post('/api/listings', aListing())).body;
    await publish(id);
    expect((await owner.patch(`/api/listings/${id}`, { reachKm: 3 })).body).toMatchObject({ status: 'published', reachKm: 3 });
    expect((await owner.patch(`/api/listings/${id}`, { title: 'Kinderfahrrad gesucht' })).body.status).toBe('published');
    expect((await owner.patch(`/api/listings/${id}`, { title: 'Roller gesucht' })).body.status).toBe('pending');
    expect((await portal.call({ url: `/api/listings/${id}` })).status).toBe(404);
  });

  test('is out of sight while it is paused', async () => {
    const owner = await portal.signIn('pauser@handreich.example');
    const { id } = (await owner.post('/api/listings', aListing())).body;
    await publish(id);
    expect((await owner.patch(`/api/listings/${id}`, { paused: true })).body).toMatchObject({ status: 'published', paused: true });
    expect((await portal.call({ url: `/api/listings/${id}` })).status).toBe(404);
    await owner.patch(`/api/listings/${id}`, { paused: false });
    expect((await portal.call({ url: `/api/listings/${id}` })).status).toBe(200);
  });

  test('is closed once; twice is a conflict that says how it ended', async () => {
    const owner = await portal.signIn('closer@handreich.example');
    const { id } = (await owner.post('/api/listings', aListing())).body;
    expect((await owner.post(`/api/listings/${id}/close`, { outcome: 'fulfilled' })).body).toMatchObject({
      status: 'closed',
      outcome: 'fulfilled',
      remaining: 0,
    });
    const again = await owner.post(`/api/listings/${id}/close`, { outcome: 'withdrawn' });
    expect([again.status, again.body.code, again.body.params.outcome]).toEqual([409, 'listings.already_closed', 'fulfilled']);
    expect((await owner.patch(`/api/listings/${id}`, { title: 'Doch noch' })).status).toBe(409);
    expect((await owner.post(`/api/listings/${id}/renew`)).body.code).toBe('listings.not_renewable');
  });
});
