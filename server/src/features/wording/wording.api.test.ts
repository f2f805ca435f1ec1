import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { usePortal, type Answer, type Caller } from '../../../test/portal.ts';
import { grantRole } from '../accounts/index.ts';
import { layWordings } from './index.ts';

const portal = usePortal();
let admin: Caller, colleague: Caller;

beforeAll(async () => {
  const administrator = async (email: string, place = 'landkreis-esslingen') => {
    await grantRole({ ...portal.deps, input: { role: 'admin', email, place } });
    return portal.signIn(email);
  };
  admin = await administrator('admin@handreich.example');
  colleague = await administrator('colleague@handreich.example');
  await colleague.patch('/api/me', { displayName: 'Frau Beispiel' });
});

// Each test begins with the files as they are.
afterEach(async () => {
  await portal.deps.db.execute(sql`truncate wordings, wording_changes, wording_version`);
  await layWordings(portal.deps);
});

const as = (by: Caller, method: 'PUT' | 'DELETE') => (url: string, payload?: object) =>
  portal.call<any>({ method, url, headers: { authorization: `Bearer ${by.accessToken}` }, ...(payload ? { payload } : {}) });
const put = (spot: string, text: string, revision = 0, by = admin) => as(by, 'PUT')(`/api/wordings/${spot}`, { text, revision });
const shown = async (locale: string, key: string) => (await portal.call<any>({ url: `/api/messages/${locale}` })).body.messages[key];
const codesOf = ({ status, body }: Answer<any>) => [
  status,
  ...(body.errors ?? []).map(({ path, code, params }: any) => `${path} ${code} ${params.names ?? ''}`.trim()),
];

const login = 'de/site.login';

describe('a corrected text', () => {
  test('is what everybody reads at once, with a new tag, until it is taken away', async () => {
    const tag = (await portal.call({ url: '/api/messages/de' })).headers['etag'];
    const saved = await put(login, '  Hier anmelden ');
    expect(saved.body).toMatchObject({ state: 'corrected', text: 'Hier anmelden', fileText: 'Anmelden', against: 'Anmelden', revision: 1, source: 'Anmelden' });
    expect(await shown('de', 'site.login')).toBe('Hier anmelden');
    expect((await portal.call({ url: '/api/messages/de', headers: { 'if-none-match': String(tag) } })).status).toBe(200);
    const removed = await as(admin, 'DELETE')(`/api/wordings/${login}?revision=1`);
    expect(removed.body).toMatchObject({ state: 'file', text: 'Anmelden', revision: 2 });
    expect(await shown('de', 'site.login')).toBe('Anmelden');
  });

  test('in one language leaves the others as they are', async () => {
    await put('en/site.login', 'Log on');
    expect(await shown('en', 'site.login')).toBe('Log on');
    expect(await shown('de', 'site.login')).toBe('Anmelden');
  });

  test('keeps its history: who, when, before and after', async () => {
    await put(login, 'Eins');
    portal.clock.advance(60);
    await put(login, 'Zwei', 1, colleague);
    portal.clock.advance(60);
    await as(admin, 'DELETE')(`/api/wordings/${login}?revision=2`);
    const { history } = (await admin.get(`/api/wordings/${login}`)).body;
    expect(history.map(({ at: _, ...change }: any) => change)).toEqual([
      { number: 3, kind: 'removed', before: 'Zwei', after: null, by: { kind: 'account', name: null } },
      { number: 2, kind: 'set', before: 'Eins', after: 'Zwei', by: { kind: 'account', name: 'Frau Beispiel' } },
      { number: 1, kind: 'set', before: null, after: 'Eins', by: { kind: 'account', name: null } },
    ]);
    expect(new Set(history.map(({ at }: any) => at)).size).toBe(3);
    expect((await colleague.get('/api/me/export')).body.wording).toMatchObject([
      { locale: 'de', key: 'site.login', kind: 'set', before: 'Eins', after: 'Zwei' },
    ]);
  });

  test('can be what it was before, also nothing', async () => {
    await put(login, 'Eins');
    await put(login, 'Zwei', 1);
    const restore = (number: number, revision: number) => admin.post(`/api/wordings/${login}/restore`, { number, revision });
    expect((await restore(1, 2)).body).toMatchObject({ text: 'Eins', revision: 3 });
    await as(admin, 'DELETE')(`/api/wordings/${login}?revision=3`);
    expect((await restore(2, 4)).body).toMatchObject({ text: 'Zwei', revision: 5 });
    expect((await restore(4, 5)).body).toMatchObject({ state: 'file', revision: 6 });
    expect(await shown('de', 'site.login')).toBe('Anmelden');
    expect(await restore(99, 6)).toMatchObject({ status: 404, body: { code: 'wording.change_not_found' } });
  });

  test('that says what the file says is no correction', async () => {
    expect((await put(login, 'Anmelden')).body).toMatchObject({ state: 'file', revision: 0, history: [] });
    await put(login, 'Eins');
    expect((await put(login, 'Anmelden', 1)).body).toMatchObject({ state: 'file', revision: 2 });
  });
});

describe('two who change the same text', () => {
  test('do not overwrite each other: the second is told who was first, and when', async () => {
    await put(login, 'Eins');
    await put(login, 'Zwei', 1, colleague);
    const late = await put(login, 'Drei', 1);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'wording.changed_meanwhile', params: { by: 'Frau Beispiel', at: expect.stringMatching(/^2026-11-15T10:/) } },
    });
    for (const refused of [
      await as(admin, 'DELETE')(`/api/wordings/${login}?revision=1`),
      await admin.post(`/api/wordings/${login}/restore`, { number: 1, revision: 1 }),
    ])
      expect(refused.body.code).toBe('wording.changed_meanwhile');
    expect(await shown('de', 'site.login')).toBe('Zwei');
  });

  test('at the same moment: one is first, all others are told', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, number) => put(login, `Text ${number}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    expect((await admin.get(`/api/wordings/${login}`)).body.history).toHaveLength(1);
  });

  test('and mean the same have nothing to quarrel about, nor has who sends twice', async () => {
    await put(login, 'Eins');
    expect(await put(login, 'Eins', 0, colleague)).toMatchObject({ status: 200, body: { revision: 1 } });
    await as(admin, 'DELETE')(`/api/wordings/${login}?revision=1`);
    expect(await as(admin, 'DELETE')(`/api/wordings/${login}?revision=1`)).toMatchObject({ status: 200, body: { revision: 2 } });
  });
});

describe('what could not stand in a page or a mail is refused, with what is wrong', () => {
  test.each([
    ['', '/text input.required'],
    [' \t ', '/text input.required'],
    ['x'.repeat(2001), '/text input.too_long'],
    ['eine\nzweite Zeile', '/text input.control_characters'],
    ['Betreff\r\nBcc: alle@handreich.example', '/text input.control_characters'],
    ['a\u0000b', '/text input.control_characters'],
    ['a\u200bb', '/text input.control_characters'],
    ['\u202egnp.exe', '/text input.bidi_controls'],
    ['a\u200fb', '/text input.bidi_controls'],
    ['\ud800', '/text input.malformed_text'],
    ['\u200d', '/text input.invisible'],
    ['{', '/text wording.malformed'],
    ['\ue0000\ue001', '/text wording.malformed'],
    ['{name}', '/text wording.value_unknown name'],
    ['{x, select, other {a}}', '/text wording.value_unknown x'],
  ])('%j', async (text, fault) => {
    expect(codesOf(await put(login, text))).toContain(fault);
    expect(codesOf(await admin.post(`/api/wordings/${login}/preview`, { text }))).toContain(fault);
    expect(await shown('de', 'site.login')).toBe('Anmelden');
  });

  test('forms and branches of numbers and kinds', async () => {
    expect(codesOf(await put('de/moderation.earlier', '{count, plural, other {#}}'))).toEqual([400, '/text wording.plural_missing one']);
    expect(codesOf(await put('de/moderation.earlier', '{count, plural, one {a} few {b} other {#}}'))).toEqual([400, '/text wording.plural_unknown few']);
    expect(codesOf(await put('de/mails.match.subject', '{kind, select, other {{place}}}'))).toEqual([400, '/text wording.branch_missing need']);
    expect(codesOf(await put('de/mails.match.subject', '{kind} {place, number}'))).toEqual([400, '/text wording.value_kind kind, place']);
    expect(codesOf(await put('de/moderation.earlier', '{count, number, ::currency/E}'))).toEqual([400, '/text wording.malformed']);
  });

  test('a text that there is not, in a language that there is not', async () => {
    for (const spot of ['de/site.nothing', 'de/nothing.at.all', 'de/__proto__.x', 'de/constructor.name'])
      expect(await put(spot, 'x')).toMatchObject({ status: 404, body: { code: 'wording.not_found' } });
    expect((await put('xx/site.login', 'x')).status).toBe(400);
    expect((await admin.get('/api/wordings/de/site.nothing')).status).toBe(404);
    expect((await admin.post('/api/wordings/de/site.nothing/preview', { text: 'x' })).status).toBe(404);
    expect((await as(admin, 'DELETE')('/api/wordings/de/site.nothing?revision=0')).status).toBe(404);
  });
});

test('markup in a text is text', async () => {
  const text = '<script>alert(1)</script> "x" &amp; <b>fett</b>';
  await put(login, text);
  expect(await shown('de', 'site.login')).toBe(text);
  const { samples } = (await admin.post(`/api/wordings/${login}/preview`, { text })).body;
  expect(samples).toEqual([{ values: {}, text, shown: text }]);
});

test('a preview shows each form with what is read now, and saves nothing', async () => {
  const url = '/api/wordings/de/moderation.earlier';
  const { body } = await admin.post(`${url}/preview`, { text: '{count, plural, =0 {Nichts} one {Eine davor} other {# davor}}' });
  expect(body.samples).toEqual([
    { values: { count: 0 }, text: 'Nichts', shown: '0 frühere Entscheidungen' },
    { values: { count: 1 }, text: 'Eine davor', shown: 'Eine frühere Entscheidung' },
    { values: { count: 2 }, text: '2 davor', shown: '2 frühere Entscheidungen' },
  ]);
  expect((await admin.get(url)).body).toMatchObject({
    state: 'file',
    revision: 0,
    plurals: ['one', 'other'],
    values: [{ name: 'count', kind: 'number', branches: [] }],
  });
});

describe('the list', () => {
  const list = async (query: string) => (await admin.get(`/api/wordings?${query}`)).body;
  const spots = ({ items }: any) => items.map(({ locale, key }: any) => `${locale}/${key}`);

  test('is searched by language, by a part of the key and by words of the text, the German or the file’s', async () => {
    expect(spots(await list('locale=de&key=site.log'))).toEqual([login]);
    expect(spots(await list('locale=en&q=ANMELDEN&key=site'))).toContain('en/site.login');
    await put(login, 'Hereinspaziert');
    expect(spots(await list('q=hereinspaz'))).toEqual([login]);
    expect(spots(await list('locale=de&q=anmelden&key=site.login'))).toEqual([login]);
    expect(spots(await list('q=gibt-es-nicht'))).toEqual([]);
  });

  test('comes in pages, each text once', async () => {
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = await list(`key=site.error.away&limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      found.push(...spots(page));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(spots(await list('key=site.error.away&limit=100')).slice(0, found.length));
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(7);
    expect((await admin.get('/api/wordings?cursor=quatsch')).body.errors).toMatchObject([{ path: '/cursor', code: 'input.cursor' }]);
  });

  test('shows only what is corrected, or what somebody should look at', async () => {
    await put(login, 'Eins');
    await put('en/site.login', 'One');
    await portal.deps.db.execute(sql`update wordings set against = 'Anmeldung' where locale = 'de'`);
    expect(spots(await list('only=corrected'))).toEqual([login, 'en/site.login']);
    expect(await list('only=outdated')).toMatchObject({ items: [{ locale: 'de', key: 'site.login', state: 'outdated', text: 'Eins' }] });
    // Looked at and found right.
    expect((await put(login, 'Eins', 1)).body).toMatchObject({ state: 'corrected', revision: 2, against: 'Anmelden' });
    expect(spots(await list('only=outdated'))).toEqual([]);
  });
});

test('only who administers the whole county works on its words', async () => {
  await grantRole({ ...portal.deps, input: { role: 'admin', email: 'town@handreich.example', place: 'esslingen' } });
  const elsewhere = await portal.signIn('town@handreich.example');
  const others = [elsewhere, await portal.moderator('landkreis-esslingen'), await portal.signIn('somebody@handreich.example')];
  for (const other of others) {
    for (const answer of [
      await other.get('/api/wordings'),
      await other.get(`/api/wordings/${login}`),
      await other.get('/api/wordings/patch'),
      await other.post(`/api/wordings/${login}/preview`, { text: 'x' }),
      await put(login, 'x', 0, other),
      await as(other, 'DELETE')(`/api/wordings/${login}?revision=0`),
      await other.post(`/api/wordings/${login}/restore`, { number: 1, revision: 0 }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'wording.not_administrator' } });
  }
  expect(await shown('de', 'site.login')).toBe('Anmelden');
});
