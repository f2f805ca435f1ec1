import { beforeAll, describe, expect, test } from 'vitest';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';
import { recordMatches } from './finding.usecases.ts';

const portal = usePortal();
let seeker: Caller;
let giver: Caller;
let moderator: Caller;

async function post(caller: Caller, fields: Record<string, unknown>): Promise<string> {
  const { body } = await caller.post('/api/listings', aListing(fields));
  await moderator.post(`/api/moderation/listings/${body.id}/decisions`, { decision: 'approve', revision: body.revision });
  await recordMatches({ ...portal.deps, listingId: body.id });
  return body.id as string;
}

beforeAll(async () => {
  seeker = await portal.signIn('ada@handreich.example');
  giver = await portal.signIn('berta@handreich.example');
  moderator = await portal.moderator('esslingen');
});

describe('the matches of a listing', () => {
  let need: string;
  let bicycle: string;
  let tandem: string;

  beforeAll(async () => {
    need = await post(seeker, {});
    tandem = await post(giver, { kind: 'offer', title: 'Tandem', body: '' });
    bicycle = await post(giver, { kind: 'offer', title: 'Kinderfahrrad, 20 Zoll', body: 'Mit Licht.' });
  });

  test('are shown to its owner, best first, with the reasons and whether both were told', async () => {
    const { status, body } = await seeker.get(`/api/listings/${need}/matches`);
    expect(status).toBe(200);
    expect(body.nextCursor).toBeNull();
    expect(body.items).toMatchObject([
      { listing: { id: bicycle, kind: 'offer', own: false }, notified: true, at: '2026-11-15T10:00:00.000Z' },
      { listing: { id: tandem }, notified: false },
    ]);
    expect(body.items[0].reasons).toEqual([
      { code: 'same_topic', params: { topic: 'bicycle' } },
      { code: 'same_words', params: { words: ['Kinderfahrrad'] } },
      { code: 'distance', params: { km: 0 } },
    ]);
    expect(body.items[0].score).toBeGreaterThan(body.items[1].score);
  });

  test('are shown to the other side just so', async () => {
    const there = await seeker.get(`/api/listings/${need}/matches`);
    const back = await giver.get(`/api/listings/${bicycle}/matches`);
    expect(back.body.items).toMatchObject([{ listing: { id: need }, score: there.body.items[0].score, notified: true }]);
  });

  test('do not exist for anybody else, nor for an id that is none', async () => {
    for (const caller of [giver, moderator])
      expect(await caller.get(`/api/listings/${need}/matches`)).toMatchObject({ status: 404, body: { code: 'listings.not_found' } });
    expect(await portal.call({ method: 'GET', url: `/api/listings/${need}/matches` })).toMatchObject({ status: 401 });
    expect(await seeker.get('/api/listings/017f22e2-79b0-7cc3-98c4-dc0c0c07398f/matches')).toMatchObject({ status: 404 });
    expect(await seeker.get('/api/listings/nothing/matches')).toMatchObject({ status: 400 });
  });

  test('leave out what is paused, and show it again afterwards', async () => {
    await giver.patch(`/api/listings/${tandem}`, { paused: true });
    expect((await seeker.get(`/api/listings/${need}/matches`)).body.items).toHaveLength(1);
    await giver.patch(`/api/listings/${tandem}`, { paused: false });
    expect((await seeker.get(`/api/listings/${need}/matches`)).body.items).toHaveLength(2);
  });
});
