import { describe, expect, test } from 'vitest';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';

const portal = usePortal();
const post = async (person: Caller, fields: Record<string, unknown> = {}) => (await person.post<any>('/api/listings', aListing(fields))).body.id as string;
const decide = (moderator: Caller, id: string, payload: object) => moderator.post<any>(`/api/moderation/listings/${id}/decisions`, payload);

describe('the queue', () => {
  test('shows a moderator what waits in their places and above them, the longest waiting first', async () => {
    const poster = await portal.signIn('queue@handreich.example');
    const mine = await post(poster, { title: 'Im Ort', place: 'plochingen' });
    portal.clock.advance(5);
    const county = await post(poster, { title: 'Überall', place: 'landkreis-esslingen' });
    portal.clock.advance(5);
    const elsewhere = await post(poster, { title: 'Anderswo', place: 'filderstadt' });
    const ids = async (moderator: Caller) => (await moderator.get<any>('/api/moderation/listings?status=pending')).body.items.map((item: any) => item.id);
    expect(await ids(await portal.moderator('esslingen'))).toEqual([mine, county]);
    expect(await ids(await portal.moderator('filder'))).toEqual([county, elsewhere]);
    expect(await ids(await portal.moderator('landkreis-esslingen'))).toEqual([mine, county, elsewhere]);
  });

  test('is closed to everybody else', async () => {
    const person = await portal.signIn('nobody@handreich.example');
    expect((await person.get<any>('/api/moderation/listings')).body.code).toBe('moderation.not_moderator');
    expect((await portal.call({ url: '/api/moderation/listings' })).status).toBe(401);
  });

  test('does not open with a role of another kind or place', async () => {
    const filder = await portal.moderator('filder');
    const id = await post(await portal.signIn('queue@handreich.example'), { place: 'plochingen' });
    expect((await decide(filder, id, { decision: 'approve' })).body.code).toBe('moderation.elsewhere');
  });
});

describe('a decision', () => {
  test('publishes at once', async () => {
    const poster = await portal.signIn('approved@handreich.example');
    const id = await post(poster);
    const answer = await decide(await portal.moderator('esslingen'), id, { decision: 'approve' });
    expect([answer.status, answer.body.status, answer.body.awaiting]).toEqual([200, 'published', null]);
    expect((await portal.call<any>({ url: `/api/listings/${id}` })).body.expiresAt).toBeTruthy();
  });

  test.each(['return', 'reject'])('to %s needs a reason, which its owner reads and nobody else', async (decision) => {
    const poster = await portal.signIn('refused@handreich.example');
    const moderator = await portal.moderator('esslingen');
    const id = await post(poster);
    const bare = await decide(moderator, id, { decision });
    expect(bare.body.errors).toMatchObject([{ path: '/reason', code: 'input.required' }]);
    await decide(moderator, id, { decision, reason: 'personal_data', text: 'Bitte ohne Telefonnummer.' });
    expect((await poster.get<any>(`/api/listings/${id}`)).body).toMatchObject({
      status: decision === 'return' ? 'returned' : 'rejected',
      reason: 'personal_data',
      text: 'Bitte ohne Telefonnummer.',
    });
    expect((await portal.call({ url: `/api/listings/${id}` })).status).toBe(404);
    const mend = await poster.patch<any>(`/api/listings/${id}`, { body: 'Ohne Nummer.' });
    expect(decision === 'return' ? mend.body.status : mend.body.code).toBe(decision === 'return' ? 'pending' : 'listings.rejected');
  });

  test('made by two at once counts once, and the second is told who did what', async () => {
    const poster = await portal.signIn('race@handreich.example');
    const one = await portal.moderator('esslingen', 'one@handreich.example');
    const other = await portal.moderator('esslingen', 'other@handreich.example');
    await one.patch('/api/me', { displayName: 'Berta' });
    await other.patch('/api/me', { displayName: 'Cem' });
    for (let round = 0; round < 5; round++) {
      const id = await post(poster, { title: `Runde ${round}` });
      const answers = await Promise.all([decide(one, id, { decision: 'approve' }), decide(other, id, { decision: 'reject', reason: 'unclear' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers[0]!.status === 200 ? { by: 'Berta', decision: 'approve' } : { by: 'Cem', decision: 'reject' };
      const loser = answers.find(({ status }) => status === 409)!;
      expect(loser.body).toMatchObject({ code: 'moderation.already_decided', params: winner });
    }
  });

  test('is told by place where the colleague chose no name, never by address', async () => {
    const id = await post(await portal.signIn('nameless@handreich.example'));
    const nameless = await portal.moderator('esslingen', 'nameless-moderator@handreich.example');
    await decide(nameless, id, { decision: 'approve' });
    const late = await decide(await portal.moderator('landkreis-esslingen'), id, { decision: 'approve' });
    expect(late.body.params.by).toBe('Moderation Esslingen');
    expect(JSON.stringify(late.body)).not.toContain('@');
  });

  test('about a text that has changed since is refused', async () => {
    const poster = await portal.signIn('moving@handreich.example');
    const moderator = await portal.moderator('esslingen');
    const id = await post(poster);
    await poster.patch(`/api/listings/${id}`, { body: 'Jetzt ganz anders.' });
    expect((await decide(moderator, id, { decision: 'approve', revision: 1 })).body.code).toBe('moderation.changed_meanwhile');
    expect((await decide(moderator, id, { decision: 'approve', revision: 2 })).body.status).toBe('published');
  });

  test('about an own listing is refused', async () => {
    const moderator = await portal.moderator('esslingen');
    expect((await decide(moderator, await post(moderator), { decision: 'approve' })).body.code).toBe('moderation.own_listing');
  });

  test('about a withdrawn listing is refused', async () => {
    const poster = await portal.signIn('gone@handreich.example');
    const id = await post(poster);
    await poster.post(`/api/listings/${id}/close`, { outcome: 'withdrawn' });
    expect((await decide(await portal.moderator('esslingen'), id, { decision: 'approve' })).body).toMatchObject({
      code: 'moderation.not_pending',
      params: { status: 'closed' },
    });
  });
});

describe('an offer on a sensitive topic', () => {
  test('is published when a second person agrees, who may be of another region', async () => {
    const poster = await portal.signIn('room@handreich.example');
    const id = await post(poster, { kind: 'offer', title: 'Zimmer frei', topic: 'room' });
    const near = await portal.moderator('esslingen');
    const far = await portal.moderator('filder');
    expect((await decide(far, id, { decision: 'approve' })).status).toBe(403);
    const first = await decide(near, id, { decision: 'approve' });
    expect([first.status, first.body.status, first.body.awaiting]).toEqual([200, 'pending', 'second']);
    expect((await decide(near, id, { decision: 'approve' })).body.code).toBe('moderation.second_person_needed');
    const queue = (await far.get<any>('/api/moderation/listings')).body.items;
    expect(queue.find((item: any) => item.id === id)).toMatchObject({ awaiting: 'second', risk: 'sensitive', decidedByMe: false });
    expect((await decide(far, id, { decision: 'approve' })).body.status).toBe('published');
  });

  test('starts again when its text changes after the first approval', async () => {
    const poster = await portal.signIn('room2@handreich.example');
    const id = await post(poster, { kind: 'offer', title: 'Zimmer frei', topic: 'room' });
    const near = await portal.moderator('esslingen');
    await decide(near, id, { decision: 'approve' });
    await poster.patch(`/api/listings/${id}`, { body: 'Nur für Frauen unter 25.' });
    expect((await decide(near, id, { decision: 'approve' })).body).toMatchObject({ status: 'pending', awaiting: 'second' });
  });

  test('a need there is published by one', async () => {
    const id = await post(await portal.signIn('flat@handreich.example'), { title: 'Zimmer gesucht', topic: 'room' });
    expect((await decide(await portal.moderator('esslingen'), id, { decision: 'approve' })).body.status).toBe('published');
  });
});

describe('reports', () => {
  test('reach the moderators of the place and are settled once', async () => {
    const poster = await portal.signIn('reported@handreich.example');
    const reader = await portal.signIn('reader@handreich.example');
    const moderator = await portal.moderator('esslingen');
    const id = await post(poster);
    await decide(moderator, id, { decision: 'approve' });
    const report = await reader.post<any>('/api/reports', { subject: { type: 'listing', id }, reason: 'unsafe', text: 'Das wirkt wie eine Falle.' });
    expect(report.status).toBe(201);
    expect((await (await portal.moderator('filder')).get<any>('/api/moderation/reports')).body.items).toEqual([]);
    expect((await moderator.get<any>('/api/moderation/reports')).body.items).toMatchObject([{ reason: 'unsafe', subject: { id } }]);
    expect((await moderator.post<any>(`/api/moderation/listings/${id}/visibility`, { hidden: true })).body.hidden).toBe(true);
    expect((await portal.call({ url: `/api/listings/${id}` })).status).toBe(404);
    expect((await moderator.post(`/api/moderation/reports/${report.body.id}/close`)).status).toBe(200);
    expect((await moderator.post<any>(`/api/moderation/reports/${report.body.id}/close`)).body.code).toBe('moderation.report_closed');
  });

  test('told twice by one person are one, and nobody settles one about themselves', async () => {
    const scammer = await portal.moderator('esslingen', 'scammer@handreich.example');
    const reader = await portal.signIn('reader@handreich.example');
    const id = await post(scammer);
    await decide(await portal.moderator('landkreis-esslingen'), id, { decision: 'approve' });
    const tell = () => reader.post<any>('/api/reports', { subject: { type: 'listing', id }, reason: 'unsafe' });
    const [first, again] = [await tell(), await tell()];
    expect(again.body.id).toBe(first.body.id);
    expect((await scammer.post<any>(`/api/moderation/reports/${first.body.id}/close`)).body.code).toBe('moderation.own_report');
    expect((await (await portal.moderator('esslingen')).post(`/api/moderation/reports/${first.body.id}/close`)).status).toBe(200);
  });

  test('hiding is for what is published, is recorded, and can be undone', async () => {
    const moderator = await portal.moderator('esslingen');
    const id = await post(await portal.signIn('hidden2@handreich.example'));
    const hide = (hidden: boolean) => moderator.post<any>(`/api/moderation/listings/${id}/visibility`, { hidden });
    expect((await hide(true)).body.code).toBe('moderation.not_published');
    await decide(moderator, id, { decision: 'approve' });
    await hide(true);
    const shown = await hide(false);
    expect(shown.body.decisions.map(({ decision }: any) => decision)).toEqual(['approve', 'hide', 'show']);
    expect((await portal.call({ url: `/api/listings/${id}` })).status).toBe(200);
  });

  test('about what the reporter cannot see are refused', async () => {
    const id = await post(await portal.signIn('hidden@handreich.example'));
    const reader = await portal.signIn('reader@handreich.example');
    expect((await reader.post('/api/reports', { subject: { type: 'listing', id }, reason: 'spam' })).status).toBe(404);
  });
});
