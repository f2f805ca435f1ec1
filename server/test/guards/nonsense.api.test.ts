import { expect, test } from 'vitest';
import { usePortal, type Answer } from '../portal.ts';
import { addressOf, routesOf } from '../routes.ts';

const portal = usePortal();

const deep = '['.repeat(2_000) + ']'.repeat(2_000);
const hostile = `\u0000'; drop table listings; --<script>alert(1)</script>\u202E`;

/** Bodies that no route asks for, as they are sent. */
const bodies: [what: string, type: string, text: string][] = [
  ['nothing', 'application/json', ''],
  ['no JSON', 'application/json', '{"title":'],
  ['null', 'application/json', 'null'],
  ['a list', 'application/json', '[1,2,3]'],
  ['a deep list', 'application/json', deep],
  ['an empty object', 'application/json', '{}'],
  ['a prototype', 'application/json', '{"__proto__":{"role":"admin"},"constructor":{"prototype":{}}}'],
  [
    'numbers for texts',
    'application/json',
    JSON.stringify({ title: 1, email: 2, token: 3, kind: 4, place: [], topic: {}, text: true, decision: null, id: -1 }),
  ],
  [
    'hostile texts',
    'application/json',
    JSON.stringify(
      Object.fromEntries(
        ['title', 'body', 'email', 'token', 'code', 'kind', 'place', 'topic', 'lang', 'text', 'reason', 'decision', 'outcome', 'locale'].map((name) => [
          name,
          hostile,
        ]),
      ),
    ),
  ],
  ['huge numbers', 'application/json', JSON.stringify({ reachKm: 1e308, capacity: -1e308, limit: 2 ** 63 })],
  ['another type', 'text/xml', '<listing/>'],
  ['too much', 'application/json', JSON.stringify({ title: 'x'.repeat(1_000_000) })],
];

const queries = [
  '',
  '?limit=-1&cursor=%00&q=%27%3B--',
  `?q=${'x'.repeat(5_000)}`,
  '?limit=1e999&cursor=%F0%9F&place[]=x&topic=%00',
  '?kind=need&kind=offer&page=__proto__',
];
const addresses = ['%00', `'%3B--`, '..%2f..%2fetc', 'x'.repeat(5_000), '%F0%28%8C%28'];

/** What a wrong request may be answered with: never a 5xx, and every refusal is a problem with a code. */
function faults(request: string, { status, headers, body }: Answer<any>): string[] {
  if (status < 400) return [];
  const isProblem = String(headers['content-type']).startsWith('application/problem+json') && typeof body.code === 'string' && body.status === status;
  return status >= 500 || !isProblem ? [`${request}: ${status} ${JSON.stringify(body).slice(0, 200)}`] : [];
}

test.each(['visitor', 'account', 'moderator'])('nonsense sent by a %s is refused with a code, on every route', async (role) => {
  const caller =
    role === 'visitor' ? undefined : role === 'account' ? await portal.signIn('somebody@handreich.example') : await portal.moderator('landkreis-esslingen');
  const headers: Record<string, string> = caller ? { authorization: `Bearer ${caller.accessToken}` } : {};
  const found: string[] = [];
  const send = async (method: string, url: string, what: string, type?: string, payload?: string) => {
    const answer = await portal.call({ method, url, payload, headers: { ...headers, ...(type ? { 'content-type': type } : {}) } } as Parameters<
      typeof portal.call
    >[0]);
    found.push(...faults(`${method} ${url.slice(0, 80)} with ${what}`, answer));
  };
  // Leaving would end the session that the other routes are asked with.
  const leaving = new Set(['DELETE /api/sessions/current', 'DELETE /api/me']);
  for (const { method, url } of routesOf(portal.app)) {
    if (leaving.has(`${method} ${url}`) || url.endsWith('*')) continue;
    if (method === 'GET') for (const query of queries) await send(method, addressOf(url) + query, 'that query');
    else for (const [what, type, text] of bodies) await send(method, addressOf(url), what, type, text);
    if (url.includes(':')) for (const address of addresses) await send(method, url.replaceAll(/:\w+/g, address), 'that address');
  }
  expect(found).toEqual([]);
});
