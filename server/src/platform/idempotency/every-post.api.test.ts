import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { newKey, postingTo, replayed, told, visitor } from '../../../test/keyed.ts';
import { loginMailOf } from '../../../test/login.ts';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';
import { useSibling } from '../../../test/sibling.ts';
import { grantRole } from '../../features/accounts/index.ts';

const portal = usePortal();
const sibling = useSibling(portal);
const post = postingTo(portal);

let owner: Caller, writer: Caller, moderator: Caller, admin: Caller;
beforeAll(async () => {
  owner = await portal.signIn('owner@example.org');
  writer = await portal.signIn('writer@example.org');
  moderator = await portal.moderator('landkreis-esslingen');
  await grantRole({ ...portal.deps, input: { role: 'admin', email: 'admin@example.org', place: 'landkreis-esslingen' } });
  admin = await portal.signIn('admin@example.org');
});

async function published(): Promise<string> {
  const { body } = await post('/api/listings', aListing(), { by: owner });
  await post(`/api/moderation/listings/${body.id}/decisions`, { decision: 'approve' }, { by: moderator });
  return body.id as string;
}

/** Every POST that takes a key: what to send, and what must not have happened twice. */
const acts: [what: string, prepare: () => Promise<{ url: string; payload: unknown; by: Caller }>][] = [
  ['posting', async () => ({ url: '/api/listings', payload: aListing(), by: owner })],
  ['renewing', async () => ({ url: `/api/listings/${await published()}/renew`, payload: undefined, by: owner })],
  ['closing', async () => ({ url: `/api/listings/${await published()}/close`, payload: { outcome: 'withdrawn' }, by: owner })],
  ['writing first', async () => ({ url: `/api/listings/${await published()}/conversations`, payload: { text: 'Guten Tag!' }, by: writer })],
  [
    'answering',
    async () => {
      const { body } = await post(`/api/listings/${await published()}/conversations`, { text: 'Guten Tag!' }, { by: writer });
      return { url: `/api/conversations/${body.id}/messages`, payload: { text: 'Sind Sie noch da?' }, by: writer };
    },
  ],
  [
    'deciding',
    async () => {
      const { body } = await post('/api/listings', aListing(), { by: owner });
      return { url: `/api/moderation/listings/${body.id}/decisions`, payload: { decision: 'return', reason: 'unclear' }, by: moderator };
    },
  ],
  ['hiding', async () => ({ url: `/api/moderation/listings/${await published()}/visibility`, payload: { hidden: true }, by: moderator })],
  ['reporting', async () => ({ url: '/api/reports', payload: { subject: { type: 'listing', id: await published() }, reason: 'spam' }, by: writer })],
  [
    'settling a report',
    async () => {
      const { body } = await post('/api/reports', { subject: { type: 'listing', id: await published() }, reason: 'other' }, { by: writer });
      return { url: `/api/moderation/reports/${body.id}/close`, payload: undefined, by: moderator };
    },
  ],
  [
    'restoring a wording',
    async () => {
      const url = '/api/wordings/de/site.login';
      const headers = { authorization: `Bearer ${admin.accessToken}` };
      const { body } = await portal.call({ url, headers });
      const correct = (text: string, revision: number) => portal.call({ method: 'PUT', url, headers, payload: { text, revision } });
      const { revision } = (await correct(`Eins ${newKey()}`, body.revision)).body;
      await correct(`Zwei ${newKey()}`, revision);
      return { url: `${url}/restore`, payload: { number: revision, revision: revision + 1 }, by: admin };
    },
  ],
  ['asking for a sign-in mail', async () => ({ url: '/api/login-links', payload: { email: `ask-${newKey()}@example.org` }, by: visitor })],
  [
    'signing in by a link',
    async () => {
      const email = `link-${newKey()}@example.org`;
      await post('/api/login-links', { email }, { by: visitor });
      return { url: '/api/sessions', payload: { token: (await loginMailOf(portal.deps, email)).token }, by: visitor };
    },
  ],
  [
    'signing in by a code',
    async () => {
      const email = `code-${newKey()}@example.org`;
      await post('/api/login-links', { email }, { by: visitor });
      return { url: '/api/sessions', payload: { email, code: (await loginMailOf(portal.deps, email)).code }, by: visitor };
    },
  ],
];

/** How many rows there are of everything that a request can make. */
async function census(): Promise<unknown> {
  const tables = [
    'listings',
    'conversations',
    'messages',
    'reports',
    'moderation_decisions',
    'login_links',
    'sessions',
    'accounts',
    'events',
    'wording_changes',
    'once_answers',
  ];
  const counts = tables.map((table) => sql`(select count(*)::int from ${sql.identifier(table)}) as ${sql.identifier(table)}`);
  return (await portal.deps.db.execute(sql`select ${sql.join(counts, sql`, `)}`))[0];
}

describe.each(acts)('%s', (_what, prepare) => {
  test('twice with one key happens once and says the same twice', async () => {
    const { url, payload, by } = await prepare();
    const key = newKey();
    const first = await post(url, payload, { by, key });
    expect(first.status).toBeLessThan(300);
    const before = await census();
    const again = await post(url, payload, { by, key, on: sibling });
    expect([told(again), replayed(again)]).toEqual([told(first), true]);
    expect(again.headers['set-cookie']).toEqual(first.headers['set-cookie']);
    expect(await census()).toEqual(before);
  });

  test('twenty times at once through two processes happens once, and every answer is the first one', async () => {
    const { url, payload, by } = await prepare();
    const key = newKey();
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => post(url, payload, { by, key, on: index % 2 ? sibling : portal })));
    expect(all.filter((answer) => !replayed(answer))).toHaveLength(1);
    expect(new Set(all.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
    expect(all[0]!.status).toBeLessThan(300);
  });
});

test('no other POST of the document takes a key, and these all do', () => {
  const taking = portal.document.routes.filter(({ operation }) => operation.parameters?.some((one) => one.in === 'header' && one.name === 'Idempotency-Key'));
  expect(taking.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    [
      'POST /api/conversations/{id}/messages',
      'POST /api/listings',
      'POST /api/listings/{id}/close',
      'POST /api/listings/{id}/conversations',
      'POST /api/listings/{id}/renew',
      'POST /api/login-links',
      'POST /api/moderation/listings/{id}/decisions',
      'POST /api/moderation/listings/{id}/visibility',
      'POST /api/moderation/reports/{id}/close',
      'POST /api/reports',
      'POST /api/sessions',
      'POST /api/wordings/{locale}/{key}/restore',
    ].sort(),
  );
  const posts = portal.document.routes.filter(({ method, path }) => method === 'POST' && !taking.some((one) => one.method === method && one.path === path));
  // Each of these says the same however often it is sent, by itself.
  expect(posts.map(({ path }) => path).sort()).toEqual([
    '/api/me/notifications/seen',
    '/api/sessions/refresh',
    '/api/unsubscribe',
    '/api/wordings/{locale}/{key}/preview',
  ]);
});
