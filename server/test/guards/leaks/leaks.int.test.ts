import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeps, type OpenDeps } from '../../../src/app/build-deps.ts';
import { buildWeb } from '../../../src/app/build-web.ts';
import { buildWorker } from '../../../src/app/build-worker.ts';
import { features } from '../../../src/app/features.ts';
import { collectJobs } from '../../../src/app/jobs.ts';
import { grantRole } from '../../../src/features/accounts/index.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { buildLog } from '../../../src/platform/log/log.ts';
import { useTestDatabase } from '../../database.ts';
import { useMailServer } from '../../mail-server.ts';
import { until } from '../../processes.ts';
import { bearer } from '../../several-webs.ts';
import { holds, placesOf } from './find-words.ts';
import { watchWrites, type Written } from './watch-writes.ts';

const database = useTestDatabase();
const server = useMailServer();

/** What each may stand in, in clear; nothing of it in a log, an event or a job. */
const anna = { email: 'anna.zwirbel@handreich.example', name: 'Annabellinde', listing: 'Zwirbelquast für unsere Küche gesucht' };
const ben = { email: 'ben.quastel@handreich.example', name: 'Benedikterich', listing: 'Zwirbelquast kaum gebraucht abzugeben' };
const moderator = { email: 'moderation.wirbel@handreich.example' };
const message = 'Ich bringe den Zwirbelquast am Donnerstag um halb fünf vorbei.';
const report = 'Das Angebot des Zwirbelquastes ist mir unheimlich.';

const lines: string[] = [];
let web: OpenDeps;
let worker: OpenDeps;
let app: Awaited<ReturnType<typeof buildWeb>>;
let running: { stop(): Promise<void> };
let written: () => Promise<Written[]>;
const tokens: string[] = [];

const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { as, payload }: { as?: string; payload?: object } = {}) => {
  const headers = { ...(as ? bearer(as) : {}), ...(method === 'POST' ? { 'idempotency-key': web.deps.newId() } : {}) };
  const answer = await app.inject({ method, url, headers, payload });
  expect([method, url, answer.statusCode < 300 ? 'ok' : answer.body]).toEqual([method, url, 'ok']);
  return answer.body === '' ? {} : answer.json<any>();
};

const mailTo = (address: string, words: RegExp) =>
  until(`a mail with ${words.source}`, async () => server.to(address).find(({ subject, text }) => words.test(`${subject}\n${text}`)));

async function signIn({ email }: { email: string }): Promise<string> {
  await call('POST', '/api/login-links', { payload: { email, locale: 'de' } });
  const mail = await mailTo(email, /login\?token=/);
  const token = decodeURIComponent(/login\?token=([^\s&]+)/.exec(mail.text!)![1]!);
  const session = await call('POST', '/api/sessions', { payload: { token } });
  tokens.push(token.split('.')[1]!, session.accessToken, session.refreshToken.split('.')[2]);
  return session.accessToken;
}

beforeAll(async () => {
  const config = readConfig({
    SECRET: 'a secret of tests that is long enough to be one',
    DATABASE_URL: database.url,
    SMTP_URL: server.url,
    QUIET_HOURS: 'off',
    MESSAGE_GROUPING_SECONDS: '0',
  });
  const log = () => buildLog('trace', { write: (line) => void lines.push(line) });
  written = await watchWrites(database.sql);
  const jobs = collectJobs();
  web = await buildDeps({ config, databaseUrl: database.url, log: log() });
  worker = await buildDeps({ config, databaseUrl: database.url, log: log() });
  app = await buildWeb(web.deps, { features });
  running = await buildWorker(worker.deps, { databaseUrl: database.url, sql: worker.sql, jobs, drainSeconds: 5 });
  await wholeJourney();
}, 120_000);
afterAll(async () => {
  await running.stop();
  await app.close();
  await worker.close();
  await web.close();
});

/** Two people find each other, a moderator between them, and one says no more mails: every feature writes something. */
async function wholeJourney() {
  const [a, b] = [await signIn(anna), await signIn(ben)];
  await grantRole({ ...web.deps, input: { role: 'moderator', email: moderator.email, place: 'esslingen' } });
  const m = await signIn(moderator);
  for (const [as, { name }] of [
    [a, anna],
    [b, ben],
  ] as const)
    await call('PATCH', '/api/me', { as, payload: { displayName: name } });
  const post = (as: string, kind: string, title: string) =>
    call('POST', '/api/listings', {
      as,
      payload: { kind, title, body: `${title}. Bitte melden.`, topic: 'household', place: 'esslingen-am-neckar', lang: 'de' },
    });
  const need = await post(a, 'need', anna.listing);
  const offer = await post(b, 'offer', ben.listing);
  for (const { id } of [need, offer]) await call('POST', `/api/moderation/listings/${id}/decisions`, { as: m, payload: { decision: 'approve' } });
  await mailTo(anna.email, /Zwirbelquast kaum/);
  const { id } = await call('POST', `/api/listings/${need.id}/conversations`, { as: b, payload: { text: message } });
  await mailTo(anna.email, /Donnerstag/);
  await call('POST', `/api/conversations/${id}/messages`, { as: a, payload: { text: `${message} Danke!` } });
  await mailTo(ben.email, /Danke!/);
  // A server that refuses a mail likes to quote its recipient.
  server.refusal = { at: 'RCPT', code: 550, text: `5.1.1 <${ben.email}>: no such user ${ben.email}` };
  await call('POST', `/api/conversations/${id}/messages`, { as: a, payload: { text: message } });
  await until('the refusal', async () => (await database.sql`select from mails where given_up_at is not null`).at(0));
  server.refusal = undefined;
  await call('POST', '/api/reports', { as: a, payload: { subject: { type: 'listing', id: offer.id }, reason: 'other', text: report } });
  const unsubscribe = server
    .to(anna.email)
    .findLast((mail) => mail.header('list-unsubscribe'))!
    .header('list-unsubscribe')!;
  const token = new URL(unsubscribe.slice(1, -1)).searchParams.get('token')!;
  tokens.push(token.split('.')[1]!);
  await call('POST', `/api/unsubscribe?token=${encodeURIComponent(token)}`, { payload: {} });
  // What can be read goes through the logs too; a wrong sign-in and an unreadable one are told there.
  for (const url of ['/api/me', '/api/me/export', '/api/conversations', `/api/listings?q=${encodeURIComponent(anna.listing)}`])
    await call('GET', url, { as: a });
  await app.inject({ method: 'POST', url: '/api/sessions', payload: { email: anna.email, code: '000000' } });
  await app.inject({
    method: 'POST',
    url: `/api/sessions?email=${anna.email}`,
    payload: `{"email":"${anna.email}",`,
    headers: { 'content-type': 'application/json' },
  });
  await call('POST', `/api/listings/${need.id}/close`, { as: a, payload: { outcome: 'fulfilled', conversation: id } });
  await call('DELETE', '/api/me', { as: b });
  await until('everything to be done', async () => (await database.sql`select from outbox_deliveries where done_at is null`).length === 0 || undefined);
  await sleep(300);
}

describe('when two people have found each other, with everything logged that can be,', () => {
  let seen: Written[];
  let logged: string;
  beforeAll(async () => {
    seen = await written();
    logged = lines.join('');
  });

  test('there is something to look through', () => {
    expect(logged.split('\n').length).toBeGreaterThan(20);
    for (const said of ['"route":"/api/listings"', 'a mail was refused for good']) expect(logged).toContain(said);
    const columns = new Set(seen.map(({ column }) => column.split('.').slice(0, 2).join('.')));
    for (const table of ['public.accounts', 'public.events', 'public.outbox_deliveries', 'public.mails', 'public.messages', 'bullmq.job'])
      expect(columns).toContain(table);
  });

  test.each([anna.email, ben.email, moderator.email, ...[anna, ben, moderator].map(({ email }) => email.split('@')[0]!)])(
    'the address %s stands nowhere',
    (address) => {
      expect(placesOf(seen, address)).toEqual([]);
      expect(holds(logged, address)).toBe(false);
    },
  );

  test.each([
    [anna.name, ['public.accounts.display_name']],
    [ben.name, ['public.accounts.display_name']],
    [anna.listing, ['public.listings.body', 'public.listings.title']],
    [ben.listing, ['public.listings.body', 'public.listings.title']],
    [message, ['public.messages.text']],
    [report, ['public.reports.text']],
  ])('the words “%s” stand in their own columns alone', (words, columns) => {
    expect(placesOf(seen, words)).toEqual(columns);
    expect(holds(logged, words)).toBe(false);
  });

  test('nothing opens a door: no token of a link, a session or a mail was written down', () => {
    expect(tokens).toHaveLength(10);
    for (const token of tokens) expect([placesOf(seen, token), holds(logged, token)]).toEqual([[], false]);
  });

  test('single words of people come into no log, event or job', () => {
    for (const word of ['Zwirbelquast', 'Donnerstag', 'unheimlich']) {
      expect(holds(logged, word), word).toBe(false);
      const places = placesOf(seen, word).filter((place) => /^(bullmq|public\.(events|outbox_deliveries|mails|notifications))\b/.test(place));
      expect(places).toEqual([]);
    }
  });
});

describe('a planted leak is found', () => {
  const planted = 'planted.leak@handreich.example';

  test('in an event and the job that is made of it', async () => {
    await worker.deps.db.transaction((tx) => worker.deps.publish(tx, { name: 'listing.published', payload: { listingId: planted } }));
    await expect.poll(async () => placesOf(await written(), planted), { timeout: 10_000 }).toContain('public.events.payload');
  });

  test('in a job of the queue that is there for a moment only', async () => {
    const seen = await written();
    // The ids of what happened did come through there, so an address would have been seen.
    const [delivery] = await database.sql<{ id: string }[]>`select event_id as id from outbox_deliveries where done_at is not null limit 1`;
    expect(placesOf(seen, delivery!.id).some((place) => place.startsWith('bullmq.job.'))).toBe(true);
  });

  test('as bytes, in Base64 at any offset, and escaped', async () => {
    for (const value of [
      `\\x00${Buffer.from(planted).toString('hex')}00`,
      `x${Buffer.from(`ab${planted}c`).toString('base64')}`,
      encodeURIComponent(`to=${planted}`),
    ])
      expect(placesOf([{ column: 'public.x.y', value }], planted)).toEqual(['public.x.y']);
    expect(placesOf([{ column: 'public.x.y', value: 'nothing of it' }], planted)).toEqual([]);
  });

  test('in a log', () => {
    web.deps.log.trace({ reason: `550 no such user ${planted}` }, 'planted');
    expect(holds(lines.join(''), planted)).toBe(true);
  });
});
