import fc, { type Arbitrary } from 'fast-check';
import type { ApiDocument, DocumentedRoute, Schema } from '../documented.ts';
import { people, type Person } from '../guards/authorisation/people.ts';
import { things, type Kind } from '../guards/authorisation/things.ts';
import { nastyText, spoilt, valueOf, type Dictionary } from './values.ts';

/** A request in symbols: `@kind.person` and the like are looked up when it is sent, so that the same case can be sent again. */
export interface Case {
  route: string;
  method: string;
  path: string;
  person: Person;
  showing: 'bearer' | 'cookie' | 'forged';
  params: Record<string, string>;
  query: [name: string, value: string][];
  headers: Record<string, string>;
  /** `value` is sent as JSON, `raw` as it stands. */
  body?: { type: string | undefined; value?: unknown; raw?: string };
}

const kinds = Object.keys(things) as Kind[];
const otherKinds: Kind[] = [
  'conversation',
  'report',
  'reportOnConversation',
  'settledReport',
  'notification',
  'verified',
  'unverified',
  'account',
  'session',
  'wording',
];
const listingKinds = kinds.filter((kind) => !otherKinds.includes(kind));
const often = <T>(...parts: [weight: number, arbitrary: Arbitrary<T>][]) => fc.oneof(...parts.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** `self`: whoever asks. */
type Owner = 'self' | 'owner' | 'stranger' | 'judge';
const thingOf = (some: readonly Kind[], owners: readonly Owner[] = ['self', 'self', 'self', 'owner', 'stranger', 'judge']) =>
  fc.tuple(fc.constantFrom(...some), fc.constantFrom(...owners)).map(([kind, person]) => `@${kind}.${person}`);
const anyThing = thingOf(kinds);

const ofOthers = ['owner', 'owner', 'stranger', 'judge', 'self'] as const;
const current: Kind[] = ['published', 'published', 'published', 'pending', 'expired'];
const waiting: Kind[] = ['pending', 'pending', 'pending', 'halfApproved', 'ofTheCounty'];
const moderators = ['moderator', 'county', 'admin', 'elsewhere', 'judge'] as const;
const signedIn = people.filter((person) => person !== 'visitor' && person !== 'gone');
const personOf = fc.constantFrom(...signedIn);

interface Habit {
  part: string;
  ids: Arbitrary<string>;
  people?: readonly Person[];
}

/** Which things an address is about and who goes there most, by a part of it; the first that fits counts. Without this hardly a request would get past the first check. */
const habits: Habit[] = [
  { part: '/moderation/listings/{id}/decisions', ids: often([6, thingOf(waiting, ofOthers)], [2, thingOf(listingKinds)]), people: moderators },
  { part: '/moderation/listings/{id}/visibility', ids: often([4, thingOf(['published', 'hidden'], ofOthers)], [1, thingOf(listingKinds)]), people: moderators },
  { part: '/moderation/', ids: thingOf(['report', 'report', 'reportOnConversation', 'settledReport'], ofOthers), people: moderators },
  { part: '/listings/{id}/conversations', ids: often([3, thingOf(['published'], ofOthers)], [1, thingOf(listingKinds, ofOthers)]) },
  { part: '/listings/{id}', ids: often([2, thingOf(current)], [1, thingOf(listingKinds)]) },
  { part: '/conversations/{id}', ids: thingOf(['conversation']) },
  { part: '/sessions/{id}', ids: thingOf(['session']) },
  { part: '/organisations/{id}', ids: thingOf(['verified', 'unverified']) },
  { part: '/wordings', ids: anyThing, people: ['admin', 'admin', 'admin', 'county'] },
  { part: '', ids: anyThing },
];
const habitOf = (path: string) => habits.find(({ part }) => path.includes(part))!;
const idIn = (path: string) => often([14, habitOf(path).ids], [2, anyThing], [1, fc.uuid()], [1, nastyText]);

const address = often([3, fc.constant('@email.stranger')], [2, personOf.map((person) => `@email.${person}`)], [2, fc.emailAddress()]);
const mostly = <T>(good: T[], bad: T[]) => often<T>([9, fc.constantFrom(...good)], [1, fc.constantFrom(...bad)]);

const packed = (text: string) => Buffer.from(text).toString('base64url');

const dictionary: Dictionary = {
  topic: mostly(['bicycle', 'room', 'furniture', 'german'], ['no-such-topic', 'Bicycle']),
  place: mostly(['esslingen-am-neckar', 'esslingen', 'landkreis-esslingen', 'kirchheim-unter-teck'], ['nowhere']),
  lang: mostly(['de', 'en', 'uk', 'ar', 'zh-Hant-TW', 'de-CH-1996'], ['x-y', 'de_DE', '']),
  email: address,
  code: fc.oneof(
    { weight: 3, arbitrary: fc.constant('@code.stranger') },
    { weight: 1, arbitrary: fc.nat(999_999).map((code) => String(code).padStart(6, '0')) },
  ),
  token: often([5, personOf.map((person) => `@login.${person}`)], [1, personOf.map((person) => `@unsubscribe.${person}`)], [1, fc.base64String()]),
  refreshToken: fc.oneof({ weight: 3, arbitrary: personOf.map((person) => `@refresh.${person}`) }, { weight: 1, arbitrary: fc.base64String() }),
  next: fc.constantFrom('/de/listings', '//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'),
  listing: often([3, thingOf(['offered'], ['self'])], [1, thingOf(listingKinds)]),
  conversation: thingOf(['conversation', 'reportOnConversation']),
  organisation: thingOf(['verified', 'unverified']),
  id: anyThing,
  from: mostly<string | null>(['2026-11-15', '2026-11-20', null], ['2027-02-30']),
  until: mostly<string | null>(['2026-12-24', '2027-03-01', null], ['2026-11-14']),
  revision: fc.constantFrom(1, 1, 1, 2),
  locale: mostly(['de', 'en', 'de-simple'], ['uk', 'es', '__proto__']),
  key: mostly(
    ['@wording.admin', '@wording.admin', 'site.login', 'mails.match.subject', 'moderation.earlier', 'start.title'],
    ['site.nothing', 'constructor.name'],
  ),
  cursor: fc.oneof(
    anyThing.map((thing) => `@cursor${thing}`),
    fc
      .tuple(
        fc.nat(99_999).map((days) => days * 86_400_000),
        nastyText,
      )
      .map(([at, id]) => packed(`${at} ${id.slice(0, 40)}`)),
    nastyText.map((text) => packed(text.slice(0, 40))),
  ),
};

/** A mail's token is another thing at its one address. */
const unsubscribing: Dictionary = { ...dictionary, token: often([4, personOf.map((person) => `@unsubscribe.${person}`)], [1, fc.base64String()]) };
/** Texts that are corrected are one text, corrected twice, or nothing could be restored. */
const wording: Dictionary = {
  ...dictionary,
  locale: often([3, fc.constant('de')], [1, dictionary.locale!]),
  key: often([3, fc.constant('@wording.admin')], [1, dictionary.key!]),
  revision: fc.constantFrom(1, 2, 2, 3),
  number: fc.constantFrom(1, 2),
};
const dictionaryOf = (path: string) => (path.includes('unsubscribe') ? unsubscribing : path.includes('wordings') ? wording : dictionary);

const headerText = fc.stringMatching(/^[\x21-\x7e\u00a1-\u00ff]{0,80}$/);
const oddHeaders: Arbitrary<Record<string, string>> = fc.record(
  {
    'x-request-id': headerText,
    'accept-language': fc.constantFrom('de', '*', 'xx;q=9', ',,,;;;'),
    accept: fc.constantFrom('*/*', 'text/html', 'application/xml', '///'),
    origin: fc.constantFrom('http://localhost:3000', 'https://evil.example', 'null', ''),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none', ''),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/"x", "y"', '"'),
    'idempotency-key': fc.oneof(fc.constantFrom('again', 'once-more'), fc.uuid(), headerText),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', '::1, evil', ',', '999.1.1.1'),
    'transfer-encoding': fc.constantFrom('identity'),
    cookie: fc.constantFrom('handreich_access=; =; ;;', '__Host-handreich_refresh=x', 'a='.repeat(500)),
  },
  { requiredKeys: [] },
);
const headers = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders });

const otherTypes = fc.constantFrom(
  undefined,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/xml',
  'application/jsonp',
  ';;;',
  'a/b/c',
);
const rawBodies = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '{"title":',
    '[1,]',
    'null',
    'undefined',
    '{"a":1}{"b":2}',
    '['.repeat(5_000),
    `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
    '"\\ud800"',
    '\ufeff{}',
    `{"title":"${'x'.repeat(140_000)}"}`,
    '{"__proto__":{"x":1}}',
    'token=x&List-Unsubscribe=One-Click',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** As deep as a body that is not too long can be: whatever walks through it by calling itself runs out of stack. With a key it is walked through. */
const deepest = fc.constantFrom(`${'['.repeat(20_000)}${']'.repeat(20_000)}`, `${'{"a":'.repeat(18_000)}1${'}'.repeat(18_000)}`);
const deepWithKey = (usual: Arbitrary<Case>): Arbitrary<Case> =>
  fc.tuple(usual, deepest, fc.uuid()).map(([one, raw, key]) => ({ ...one, headers: { 'idempotency-key': key }, body: { type: 'application/json', raw } }));

/** Cases for one route: mostly what the document asks for, often spoilt somewhere, from everybody who may or may not. */
function casesOf({ method, path, operation }: DocumentedRoute, document: ApiDocument): Arbitrary<Case> {
  const resolve = (ref: string) => document.schemas[ref.split('/').at(-1)!]!;
  const parameters = operation.parameters ?? [];
  const text = (schema: Schema, name: string) => {
    const good = valueOf(schema, dictionaryOf(path), resolve, name).map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));
    return fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: nastyText });
  };
  const params = fc.record(
    Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name, schema }) => [name, name === 'id' ? idIn(path) : text(schema, name)])),
  );
  const query = fc
    .tuple(
      ...parameters
        .filter((one) => one.in === 'query')
        .map(({ name, schema }) => fc.option(text(schema, name), { nil: undefined, freq: 2 }).map((value) => [name, value] as const)),
      often<readonly [string, string | undefined]>(
        [5, fc.constant(['', undefined] as const)],
        [
          1,
          fc.tuple(
            nastyText.map((name) => name.slice(0, 30)),
            nastyText,
          ),
        ],
      ),
    )
    .map((pairs) =>
      pairs
        .filter((pair): pair is readonly [string, string] => pair[1] !== undefined)
        .map(([name, value]) => [name, value.slice(0, 2_000)] as [string, string]),
    );
  const usual = habitOf(path).people ?? (['owner', 'other', 'stranger', 'judge'] as const);
  const asking = often<Person>([12, fc.constantFrom(...usual)], [7, personOf], [1, fc.constantFrom('visitor', 'gone')]);
  const usually = fc.record({
    route: fc.constant(`${method} ${path}`),
    method: fc.constant(method),
    path: fc.constant(path),
    person: asking,
    showing: fc.oneof(
      { weight: 12, arbitrary: fc.constant('bearer' as const) },
      { weight: 4, arbitrary: fc.constant('cookie' as const) },
      { weight: 1, arbitrary: fc.constant('forged' as const) },
    ),
    params,
    query,
    headers,
    body: bodyOf({ method, path, operation }, resolve),
  }) as Arbitrary<Case>;
  return method === 'GET' ? usually : often([40, usually], [1, deepWithKey(usually)]);
}

function bodyOf({ method, path, operation }: DocumentedRoute, resolve: (ref: string) => Schema): Arbitrary<Case['body']> {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const odd = fc.oneof(fc.record({ type: otherTypes, raw: rawBodies }), fc.record({ type: fc.constant('application/json'), raw: rawBodies }));
  if (method === 'GET') return fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: odd });
  if (!schema) return fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: odd });
  const good = valueOf(schema, dictionaryOf(path), resolve);
  const json = (value: Arbitrary<unknown>) => fc.record({ type: fc.constant('application/json'), value });
  return fc.oneof({ weight: 14, arbitrary: json(good) }, { weight: 6, arbitrary: json(spoilt(good)) }, { weight: 1, arbitrary: odd });
}

/** Cases for all routes of a document: those that take something three times as often as those that do not. */
export function cases(document: ApiDocument): Arbitrary<Case> {
  const takes = ({ operation }: DocumentedRoute) => operation.requestBody !== undefined || (operation.parameters ?? []).length > 0;
  return often(...document.routes.map((route) => [takes(route) ? 3 : 1, casesOf(route, document)] as [number, Arbitrary<Case>]));
}
