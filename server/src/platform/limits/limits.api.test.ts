import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { limitUses } from './limits.table.ts';
import { forgetUses } from './forget-uses.ts';
import type { WorkerDeps } from '../jobs/define-job.ts';
import { events } from '../outbox/outbox.table.ts';
import { loginMailOf } from '../../../test/login.ts';
import { aListing, usePortal, type Answer, type Caller } from '../../../test/portal.ts';
import { useSibling } from '../../../test/sibling.ts';

const portal = usePortal({ settings: { RATE_LIMITS: 'on' } });
const sibling = useSibling(portal);

let visitors = 0;
/** An address that nobody has come from before. */
const newAddress = () => `198.51.${Math.floor(++visitors / 250)}.${(visitors % 250) + 1}`;
let people = 0;
const newEmail = () => `person-${++people}@example.org`;

const ask = (email: string, remoteAddress = newAddress(), on: Pick<typeof portal, 'call'> = portal) =>
  on.call<any>({ method: 'POST', url: '/api/login-links', payload: { email }, remoteAddress });
const enter = (payload: object, remoteAddress = newAddress()) => portal.call<any>({ method: 'POST', url: '/api/sessions', payload, remoteAddress });
const statuses = (answers: Answer<any>[]) =>
  Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, { length }]) => [status, length]));
const wait = (answer: Answer<any>) => portal.clock.advance(Number(answer.headers['retry-after']));

/** Signs somebody in; a clock that was moved does not end the access token under a test. */
async function person(): Promise<Caller> {
  const email = newEmail();
  await ask(email);
  const { body } = await enter({ token: (await loginMailOf(portal.deps, email)).token });
  const as = (method: 'GET' | 'POST') => (url: string, payload?: unknown) =>
    portal.call({ method, url, payload: payload as object, headers: { authorization: `Bearer ${body.accessToken}` } });
  return { email, accessToken: body.accessToken, refreshToken: body.refreshToken, accountId: body.account.id, get: as('GET'), post: as('POST') } as Caller;
}

test('an address gets five sign-in mails an hour, whoever asks; the sixth is refused with when to come again, known or not', async () => {
  const known = (await person()).email;
  portal.clock.advance(3600);
  const refusals: Answer<any>[] = [];
  for (const email of [known, newEmail()]) {
    for (let sent = 0; sent < 5; sent++) {
      expect((await ask(email)).status).toBe(202);
      portal.clock.advance(60);
    }
    refusals.push(await ask(email));
  }
  for (const { status, headers, body } of refusals) {
    expect([status, headers['retry-after'], body.code, body.params]).toEqual([429, '3300', 'limits.login_links', { limit: 5, retryAfter: 3300 }]);
  }
  // Another spelling is the same address.
  expect((await ask(` ${known.toUpperCase()} `)).status).toBe(429);
});

test('an hour is any hour: the mails come back one by one, as they went', async () => {
  const email = newEmail();
  for (let sent = 0; sent < 5; sent++) {
    await ask(email);
    portal.clock.advance(60);
  }
  const refused = await ask(email);
  portal.clock.advance(Number(refused.headers['retry-after']) - 1);
  expect((await ask(email)).status).toBe(429);
  portal.clock.advance(1);
  expect((await ask(email)).status).toBe(202);
  expect((await ask(email)).headers['retry-after']).toBe('60');
});

test('whoever is refused has not been counted once more, and what was mailed still opens', async () => {
  const email = newEmail();
  for (let sent = 0; sent < 5; sent++) await ask(email);
  for (let tries = 0; tries < 20; tries++) expect((await ask(email)).headers['retry-after']).toBe('3600');
  portal.clock.advance(29 * 60);
  expect((await enter({ token: (await loginMailOf(portal.deps, email)).token })).status).toBe(201);
  wait(await ask(email));
  expect((await ask(email)).status).toBe(202);
});

test('a network asks for a hundred mails an hour, those that an address no longer gets among them; a body that is wrong is not counted', async () => {
  const here = newAddress();
  for (let tries = 0; tries < 5; tries++) expect((await ask('no address', here)).status).toBe(400);
  const answers: Answer<any>[] = [];
  const busy = newEmail();
  for (let asked = 0; asked < 20; asked++) answers.push(await ask(busy, here));
  for (let asked = 0; asked < 80; asked++) answers.push(await ask(newEmail(), here));
  expect(statuses(answers)).toEqual({ 202: 85, 429: 15 });
  expect((await ask(newEmail(), here)).body.code).toBe('limits.login_links_network');
  expect((await ask(newEmail())).status).toBe(202);
});

test('all addresses of a household are one network', async () => {
  for (let asked = 0; asked < 100; asked++) expect((await ask(newEmail(), `2001:db8:7:7::${(asked + 1).toString(16)}`)).status).toBe(202);
  expect((await ask(newEmail(), '2001:db8:7:7:ffff::1')).status).toBe(429);
  expect((await ask(newEmail(), '2001:db8:7:8::1')).status).toBe(202);
});

test('fifty at once through two processes: never more than the limit', async () => {
  const email = newEmail();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(email, newAddress(), index % 2 ? sibling : portal)));
  expect(statuses(answers)).toEqual({ 202: 5, 429: 45 });
  portal.clock.advance(3601);
  const again = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(email, newAddress(), index % 2 ? sibling : portal)));
  expect(statuses(again)).toEqual({ 202: 5, 429: 45 });
});

test('an account posts twenty listings in any twenty-four hours, also when it sends fifty at once; what was refused for itself is not counted', async () => {
  const poster = await person();
  expect((await poster.post('/api/listings', aListing({ place: 'nowhere' }))).status).toBe(400);
  expect((await poster.post('/api/listings', aListing({ title: '' }))).status).toBe(400);
  const post = (index: number) =>
    (index % 2 ? sibling : portal).call<any>({
      method: 'POST',
      url: '/api/listings',
      payload: aListing({ title: `Ein Fahrrad, Nummer ${index}` }),
      headers: { authorization: `Bearer ${poster.accessToken}` },
    });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => post(index)));
  expect(statuses(answers)).toEqual({ 201: 20, 429: 30 });
  const refused = answers.find(({ status }) => status === 429)!;
  expect([refused.body.code, refused.headers['retry-after']]).toEqual(['limits.listings', '86400']);
  expect((await poster.get('/api/me/listings?limit=100')).body.items).toHaveLength(20);
  // Nobody else is concerned.
  expect((await (await person()).post('/api/listings', aListing())).status).toBe(201);
});

test('an account renews listings forty times in twenty-four hours, also with a key of its own each time and all at once: as often they are searched for anew', async () => {
  const poster = await person();
  const moderator = await portal.moderator('esslingen', newEmail());
  const ids: string[] = [];
  for (let posted = 0; posted < 2; posted++) {
    ids.push((await poster.post('/api/listings', aListing())).body.id as string);
    await moderator.post(`/api/moderation/listings/${ids.at(-1)}/decisions`, { decision: 'approve' });
  }
  const published = () => portal.deps.db.$count(events, eq(events.name, 'listing.published'));
  const before = await published();
  const renew = (index: number, on: Pick<typeof portal, 'call'> = portal) =>
    on.call<any>({
      method: 'POST',
      url: `/api/listings/${ids[index % 2]}/renew`,
      headers: { authorization: `Bearer ${poster.accessToken}`, 'idempotency-key': `renewal-${index}` },
    });
  // What is refused for itself is not counted.
  expect((await poster.post('/api/listings/01890000-0000-7000-8000-000000000000/renew')).status).toBe(404);
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => renew(index, index % 3 ? sibling : portal)));
  expect(statuses(answers)).toEqual({ 200: 40, 429: 10 });
  expect(await published()).toBe(before + 40);
  const refused = await renew(50);
  expect([refused.body.code, refused.headers['retry-after']]).toEqual(['limits.renewals', '86400']);
  // A replay is nothing new.
  const done = answers.findIndex(({ status }) => status === 200);
  expect((await renew(done)).headers['idempotent-replayed']).toBe('true');
});

test('an account changes its listings a hundred times in twenty-four hours; what was refused for itself is not counted', async () => {
  const poster = await person();
  const id = (await poster.post('/api/listings', aListing())).body.id as string;
  const change = (fields: object) =>
    portal.call<any>({ method: 'PATCH', url: `/api/listings/${id}`, payload: fields, headers: { authorization: `Bearer ${poster.accessToken}` } });
  expect((await change({ place: 'nowhere' })).status).toBe(400);
  const answers: Answer<any>[] = [];
  // Fewer at once than a portal takes from one network.
  for (let turn = 0; turn < 7; turn++)
    answers.push(...(await Promise.all(Array.from({ length: 15 }, (_, index) => change({ title: `Ein Fahrrad, Fassung ${turn * 15 + index}` })))));
  expect(statuses(answers)).toEqual({ 200: 100, 429: 5 });
  const refused = await change({ paused: true });
  expect([refused.body.code, refused.body.params]).toEqual(['limits.listing_changes', { limit: 100, retryAfter: 86_400 }]);
});

test('an account writes sixty messages an hour; those that begin a conversation count', async () => {
  const [owner, writer] = [await person(), await person()];
  const moderator = await portal.moderator('esslingen', newEmail());
  const listing = (await owner.post('/api/listings', aListing())).body.id as string;
  await moderator.post(`/api/moderation/listings/${listing}/decisions`, { decision: 'approve' });
  const first = await writer.post(`/api/listings/${listing}/conversations`, { text: 'Guten Tag!' });
  expect(first.status).toBe(201);
  const say = (text: string) => writer.post(`/api/conversations/${first.body.id}/messages`, { text });
  expect((await say(' ')).status).toBe(400);
  const answers = await Promise.all(Array.from({ length: 65 }, (_, index) => say(`Nummer ${index}`)));
  expect(statuses(answers)).toEqual({ 201: 59, 429: 6 });
  expect((await writer.post(`/api/listings/${listing}/conversations`, { text: 'Noch da?' })).body.code).toBe('limits.messages');
  expect((await owner.post(`/api/conversations/${first.body.id}/messages`, { text: 'Langsam!' })).status).toBe(201);
});

test('an account reports thirty times a day', async () => {
  const reporter = await person();
  const mine = (await reporter.post('/api/listings', aListing())).body.id as string;
  const report = (id: string) => reporter.post('/api/reports', { subject: { type: 'listing', id }, reason: 'spam' });
  expect((await report('01890000-0000-7000-8000-000000000000')).status).toBe(404);
  const answers = await Promise.all(Array.from({ length: 35 }, () => report(mine)));
  expect(statuses(answers)).toEqual({ 201: 30, 429: 5 });
});

test('a moderator decides as often as there is something to decide', async () => {
  const moderator = await portal.moderator('esslingen', newEmail());
  for (let owners = 0; owners < 4; owners++) {
    const owner = await person();
    for (let posted = 0; posted < 20; posted++) {
      const { body } = await owner.post('/api/listings', aListing({ title: `Ein Tisch, Nummer ${posted}` }));
      expect((await moderator.post(`/api/moderation/listings/${body.id}/decisions`, { decision: 'approve' })).status).toBe(200);
    }
  }
});

test('sixty wrong codes from one network end codes there for an hour, also when they come at once; a right link opens all the same', async () => {
  const here = newAddress();
  const email = newEmail();
  const answers = await Promise.all(Array.from({ length: 70 }, (_, index) => enter({ email: `nobody-${index}@example.org`, code: '123456' }, here)));
  expect(statuses(answers)).toEqual({ 400: 60, 429: 10 });
  await ask(email);
  const { token, code } = await loginMailOf(portal.deps, email);
  expect((await enter({ email, code }, here)).body.code).toBe('limits.sign_in_tries');
  expect((await enter({ token: `${token}x` }, here)).status).toBe(429);
  expect((await enter({ token }, here)).status).toBe(201);
  await ask(email);
  expect((await enter({ email, code: (await loginMailOf(portal.deps, email)).code })).status).toBe(201);
});

test('signing in rightly is not counted', async () => {
  const here = newAddress();
  for (let signedIn = 0; signedIn < 65; signedIn++) {
    const email = newEmail();
    await ask(email);
    expect((await enter({ email, code: (await loginMailOf(portal.deps, email)).code }, here)).status).toBe(201);
  }
});

test('five wrong tries end a code however they come, with limits and at once', async () => {
  const email = newEmail();
  await ask(email);
  const { code, token } = await loginMailOf(portal.deps, email);
  const wrong = Array.from({ length: 20 }, (_, index) => String((Number(code) + index + 1) % 1_000_000).padStart(6, '0'));
  await Promise.all(wrong.map((guess) => enter({ email, code: guess })));
  expect((await enter({ email, code })).body.code).toBe('accounts.code_wrong');
  expect((await enter({ token })).status).toBe(201);
});

test('a session is refreshed sixty times an hour', async () => {
  let { refreshToken } = await person();
  const refresh = () => portal.call<any>({ method: 'POST', url: '/api/sessions/refresh', payload: { refreshToken } });
  for (let turn = 0; turn < 60; turn++) ({ refreshToken } = (await refresh()).body);
  const refused = await refresh();
  expect([refused.status, refused.body.code]).toEqual([429, 'limits.refreshes']);
  wait(refused);
  expect((await refresh()).status).toBe(200);
});

test('what is counted names nobody, and goes when it no longer counts', async () => {
  const [here, email] = ['203.0.113.99', newEmail()];
  await ask(email, here);
  const rows = await portal.deps.db.select().from(limitUses);
  expect(rows.length).toBeGreaterThan(0);
  const stored = JSON.stringify(rows.map(({ key, ...row }) => ({ ...row, key: key.toString('latin1') })));
  expect([stored.includes(here), stored.includes(email), stored.includes('example')]).toEqual([false, false, false]);
  portal.clock.advance(25 * 3600);
  await forgetUses.run(portal.deps as WorkerDeps);
  expect(await portal.deps.db.select().from(limitUses)).toEqual([]);
});

test('where counting itself fails, nothing is posted, and it is a fault that somebody hears of', async () => {
  const poster = await person();
  await portal.deps.db.execute('alter table limit_uses rename to limit_uses_away');
  try {
    const headers = { authorization: `Bearer ${poster.accessToken}` };
    const broken = await portal.app.inject({ method: 'POST', url: '/api/listings', payload: aListing(), headers });
    expect([broken.statusCode, broken.json().code, broken.headers['retry-after']]).toEqual([500, 'http.internal', undefined]);
  } finally {
    await portal.deps.db.execute('alter table limit_uses_away rename to limit_uses');
  }
  expect((await poster.get('/api/me/listings')).body.items).toEqual([]);
});

test('what an Idempotency-Key brings again is not counted again, and a refused request leaves its key free', async () => {
  const email = newEmail();
  const send = (key: string) =>
    portal.call<any>({ method: 'POST', url: '/api/login-links', payload: { email }, remoteAddress: newAddress(), headers: { 'idempotency-key': key } });
  for (let again = 0; again < 20; again++) expect((await send('first')).status).toBe(202);
  for (let sent = 0; sent < 4; sent++) expect((await send(`more-${sent}`)).status).toBe(202);
  expect((await send('over')).status).toBe(429);
  expect((await send('first')).headers['idempotent-replayed']).toBe('true');
  portal.clock.advance(3600);
  expect((await send('over')).status).toBe(202);
});

test('who is refused by the address is counted for the network with a key, too', async () => {
  const here = newAddress();
  const [email, key] = [newEmail(), { 'idempotency-key': 'the-same' }];
  for (let sent = 0; sent < 5; sent++) await ask(email);
  const send = (to: string) => portal.call<any>({ method: 'POST', url: '/api/login-links', payload: { email: to }, remoteAddress: here, headers: key });
  for (let asked = 0; asked < 100; asked++) expect((await send(email)).body.code).toBe('limits.login_links');
  expect((await send(email)).body.code).toBe('limits.login_links_network');
});
