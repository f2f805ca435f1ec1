import { beforeAll, describe, expect, test } from 'vitest';
import { knownErrorCodes } from '../../src/platform/errors/define-errors.ts';
import { openapiDocument } from '../../tools/generate-openapi.ts';
import { aListing, usePortal, type Answer, type Caller } from '../portal.ts';

const portal = usePortal();
let person: Caller, moderator: Caller;
const ids: string[] = [];

beforeAll(async () => {
  person = await portal.signIn('hostile@handreich.example');
  moderator = await portal.moderator('landkreis-esslingen');
  const own = (await person.post<any>('/api/listings', aListing())).body.id as string;
  const other = (await moderator.post<any>('/api/listings', aListing({ kind: 'offer' }))).body.id as string;
  ids.push(own, other, '01890000-0000-7000-8000-000000000000');
});

const HOSTILE: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  [null],
  {},
  { $gt: '' },
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202Eabc',
  '\uD800',
  'x'.repeat(6000),
  "'; drop table listings; --",
  '<img src=x onerror=alert(1)>',
  '%s%n{0}${7*7}{{7*7}}',
  '../../../etc/passwd',
  'ｆｕｌｌ ｗｉｄｔｈ ﷽ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦',
  '__proto__',
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
];

interface Operation {
  method: string;
  path: string;
  fields: string[];
  query: string[];
}

const document = JSON.parse(await openapiDocument()) as { paths: Record<string, Record<string, any>> };
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([method, operation]) => {
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    const variants = [schema, ...(schema?.anyOf ?? [])].filter(Boolean);
    return {
      method: method.toUpperCase(),
      path,
      fields: [...new Set(variants.flatMap((variant: any) => Object.keys(variant.properties ?? {})))],
      query: (operation.parameters ?? []).filter((parameter: any) => parameter.in === 'query').map((parameter: any) => parameter.name as string),
    };
  }),
);

/** Whatever comes in: never a fault of ours, and every refusal is a problem with a code that pages have a sentence for. */
function expectSound(answer: Answer<any>, what: string) {
  expect(answer.status, what).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.headers['content-type'], what).toContain('application/problem+json');
  expect(answer.body.status, what).toBe(answer.status);
  const codes = [answer.body.code, ...(answer.body.errors ?? []).map((error: any) => error.code)];
  for (const code of codes) expect([...knownErrorCodes.keys()], what).toContain(code);
}

// These end the caller's session or account; they are tried in their own feature's tests.
const endsTheCaller = (operation: Operation) => operation.method === 'DELETE';

describe.each(operations.filter((operation) => !endsTheCaller(operation)))('$method $path', ({ method, path, fields, query }) => {
  const fillIn = (id: string) => path.replaceAll(/\{(\w+)\}/g, encodeURIComponent(id));
  const send = (caller: Caller, id: string, payload?: unknown, search = '') =>
    portal.call<any>({
      method: method as 'GET',
      url: fillIn(id) + search,
      headers: { authorization: `Bearer ${caller.accessToken}`, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
      payload: payload === undefined ? undefined : JSON.stringify(payload),
    });

  test('takes no hostile body for more than a bad one', async () => {
    for (const value of HOSTILE) {
      expectSound(await send(moderator, ids[0]!, value), `${JSON.stringify(value)} as body`);
      for (const field of fields)
        expectSound(await send(person, ids[1]!, { ...aListing({ text: 'Hallo' }), [field]: value }), `${JSON.stringify(value)?.slice(0, 60)} as ${field}`);
    }
  });

  test('takes no hostile address or filter for more than a bad one', async () => {
    for (const value of HOSTILE) {
      const text = String(value ?? 'null').slice(0, 400);
      const safe = text.isWellFormed() ? text : 'x';
      if (path.includes('{')) expectSound(await send(person, safe === '' ? '%20' : safe), `${JSON.stringify(safe)} in the path`);
      for (const name of query)
        expectSound(await send(person, ids[2]!, undefined, `?${name}=${encodeURIComponent(safe)}`), `${JSON.stringify(safe)} as ?${name}`);
    }
  });
});

test.each([
  '/api/%',
  '/api/listings/%00',
  '/api/listings/%ff',
  '/api/nothing',
  '/api/listings/../../etc',
  `/api/${'x'.repeat(5000)}`,
  '/api/listings?limit=1&limit=2&q[]=1',
  '//api//',
])('an address like %s is refused in order', async (url) => {
  expectSound(await portal.call<any>({ url }), url.slice(0, 60));
});

test.each(['Bearer', 'Bearer x', 'Bearer a.b.c', `Bearer ${'x'.repeat(9000)}`, 'Basic YTpi', '\u00ff'])(
  'a token like %j opens nothing',
  async (authorization) => {
    const answer = await portal.call<any>({ url: '/api/me', headers: { authorization } });
    expect(answer.status).toBe(401);
  },
);

test('a token that somebody else signed, or that says it needs no signature, opens nothing', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [, payload] = person.accessToken.split('.');
  for (const token of [
    `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    `${part({ alg: 'HS256', typ: 'JWT' })}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
  ]) {
    expect((await portal.call({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  }
});

test.each([
  ['GET', '/api/nope'],
  ['GET', '/api/'],
  ['DELETE', '/api/places'],
  ['PUT', '/api/listings/01890000-0000-7000-8000-000000000000'],
  ['OPTIONS', '/api/listings'],
  ['POST', '/api/nope'],
  ['GET', `/api/listings/${'x'.repeat(500)}`],
] as const)('%s %s is a problem, never a page', async (method, url) => {
  const answer = await portal.call<any>({ method, url });
  expect([answer.status, answer.body.code]).toEqual([404, 'http.not_found']);
});
