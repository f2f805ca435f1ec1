import { expect, test } from 'vitest';
import { usePortal } from '../portal.ts';
import { addressOf, routesOf } from '../routes.ts';

const portal = usePortal();

/** Bodies that are wrong before anybody looks at a field; what is wrong in fields is tried in hostile-input. */
const bodies: [what: string, type: string, text: string][] = [
  ['nothing', 'application/json', ''],
  ['half of a JSON', 'application/json', '{"title":'],
  ['lists in lists', 'application/json', '['.repeat(2_000) + ']'.repeat(2_000)],
  ['a prototype', 'application/json', '{"__proto__":{"role":"admin"},"constructor":{"prototype":{}}}'],
  ['another type', 'text/xml', '<listing/>'],
  ['a megabyte', 'application/json', JSON.stringify({ title: 'x'.repeat(1_000_000) })],
];

test.each(bodies)('%s as a body is refused with a code by every route', async (_, type, payload) => {
  const caller = await portal.moderator('landkreis-esslingen');
  const faults: string[] = [];
  for (const { method, url } of routesOf(portal.app).filter(({ method }) => method === 'POST' || method === 'PATCH')) {
    const headers = { authorization: `Bearer ${caller.accessToken}`, 'content-type': type };
    const { status, body } = await portal.call<any>({ method: method as 'POST', url: addressOf(url), headers, payload });
    const isRefusal = status >= 400 && status < 500 && typeof body.code === 'string' && body.status === status;
    // A route that needs no body does not look at it.
    if (!isRefusal && status >= 300) faults.push(`${method} ${url}: ${status} ${JSON.stringify(body)}`);
  }
  expect(faults).toEqual([]);
});
