import { expect, test } from 'vitest';
import { aListing, usePortal, type Caller } from '../../../../test/portal.ts';
import { organisations } from './organisations.ts';

const portal = usePortal();
const admin = async (words: string[], given: object = {}) => {
  const lines: string[] = [];
  const deps = { ...portal.deps, databaseUrl: portal.deps.config.databaseUrl!, say: () => {} };
  await organisations.run(deps, { words, ...given }, (line) => lines.push(line));
  return lines;
};
const approve = async (by: Caller, id: string) => (await by.post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' })).body;
const isPublic = async (id: string) => (await portal.call({ url: `/api/listings/${id}` })).status === 200;

test('when an organisation is no longer verified, its sensitive offers that one person approved wait for a second, and nothing else does', async () => {
  const member = await portal.signIn('mitglied@handreich.example');
  const [first, second] = [await portal.moderator('esslingen'), await portal.moderator('filder')];
  await admin(['add', 'naehkreis'], { name: 'Nähkreis Zwirn', kind: 'initiative', place: 'esslingen-am-neckar' });
  await admin(['join', 'naehkreis'], { email: member.email });
  const organisation = (await member.get('/api/me/organisations')).body.items[0].id as string;
  const post = async (fields: object) => (await member.post('/api/listings', aListing({ organisation, ...fields }))).body.id as string;
  const room = { kind: 'offer', title: 'Zimmer frei', topic: 'room' };

  const byTwo = await post(room);
  await approve(first, byTwo);
  await approve(second, byTwo);
  expect(await admin(['verify', 'naehkreis'])).toEqual(['naehkreis is now verified.']);
  const [byOne, hidden, need, ordinary] = [await post(room), await post(room), await post({ ...room, kind: 'need' }), await post({ kind: 'offer' })];
  for (const id of [byOne, hidden, need, ordinary]) expect(await approve(first, id)).toMatchObject({ status: 'published' });
  await first.post(`/api/moderation/listings/${hidden}/visibility`, { hidden: true });

  expect(await admin(['unverify', 'naehkreis'])).toEqual(['naehkreis is now not verified.', 'Sensitive offers that wait for a second moderator now: 2.']);
  expect(await Promise.all([byTwo, byOne, hidden, need, ordinary].map(isPublic))).toEqual([true, false, false, true, true]);
  const waiting = (await second.get('/api/moderation/listings')).body.items.map(({ id, awaiting }: any) => [id, awaiting]);
  expect(waiting.sort()).toEqual([byOne, hidden].sort().map((id) => [id, 'second']));

  const again = await first.post(`/api/moderation/listings/${byOne}/decisions`, { decision: 'approve' });
  expect(again.body.code).toBe('moderation.second_person_needed');
  expect(await approve(second, byOne)).toMatchObject({ status: 'published' });
  expect(await isPublic(byOne)).toBe(true);
  expect(await admin(['unverify', 'naehkreis'])).toEqual(['naehkreis was already not verified.', 'Sensitive offers that wait for a second moderator now: 0.']);
});

test('an approval at the same moment does not slip through', async () => {
  const member = await portal.signIn('gleichzeitig@handreich.example');
  const moderator = await portal.moderator('esslingen');
  await admin(['add', 'zugleich'], { name: 'Zugleich', kind: 'initiative', place: 'esslingen-am-neckar' });
  await admin(['join', 'zugleich'], { email: member.email });
  const organisation = (await member.get('/api/me/organisations')).body.items[0].id as string;
  for (let round = 0; round < 5; round++) {
    await admin(['verify', 'zugleich']);
    const id = (await member.post('/api/listings', aListing({ organisation, kind: 'offer', title: `Zimmer ${round}`, topic: 'room' }))).body.id as string;
    await Promise.all([approve(moderator, id), admin(['unverify', 'zugleich'])]);
    expect((await member.get(`/api/listings/${id}`)).body.status).toBe('pending');
  }
});
