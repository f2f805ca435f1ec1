import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { severalWebs, type TestWeb } from '../../../test/several-webs.ts';
import { handleEvents } from '../../../test/work.ts';
import { openDatabase } from '../../platform/db/db.ts';
import { loadCatalogue, messagesFolder } from '../../platform/i18n/catalogue.ts';
import { buildLog } from '../../platform/log/log.ts';
import { grantRole } from '../accounts/index.ts';
import { layWordings, listCorrections, makePatch, setWording, settleWordings, unsetWording } from './index.ts';
import { attendWordings } from './wording.laying.usecases.ts';

const database = useTestDatabase();
const webs = severalWebs(database);
const login = { locale: 'de', key: 'site.login' };
const ends: (() => Promise<void>)[] = [];
let one: TestWeb, other: TestWeb;

beforeAll(async () => {
  [one, other] = [await webs.open(), await webs.open()];
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await one.deps.db.execute(sql`truncate wordings, wording_changes, wording_version`);
});

const soon = { timeout: 5000, interval: 20 };
const shownBy = async ({ app }: TestWeb) => (await app.inject('/api/messages/de')).json<{ messages: Record<string, string> }>().messages['site.login'];
function attend(deps: Parameters<typeof attendWordings>[0]) {
  const attending = attendWordings(deps, 0.05);
  ends.push(attending.stop);
  return attending;
}

describe('every process', () => {
  test('learns of a correction without a restart, pages and mails alike, and of its end', async () => {
    await attend(other.deps).ready;
    await setWording({ ...one.deps, spot: login, text: 'Hereinspaziert' });
    await setWording({ ...one.deps, spot: { locale: 'de', key: 'mails.login.subject' }, text: 'Ihr Schlüssel' });
    await expect.poll(() => shownBy(other), soon).toBe('Hereinspaziert');
    await expect.poll(() => other.deps.catalogue.translate('de', 'mails.login.subject'), soon).toBe('Ihr Schlüssel');
    await unsetWording({ ...one.deps, spot: login });
    await expect.poll(() => shownBy(other), soon).toBe('Anmelden');
  });

  test('that starts has read what is corrected before it serves', async () => {
    await setWording({ ...one.deps, spot: login, text: 'Hereinspaziert' });
    const late = await webs.open();
    await attend(late.deps).ready;
    expect(await shownBy(late)).toBe('Hereinspaziert');
  });

  test('reads nothing while nothing has changed', async () => {
    await setWording({ ...one.deps, spot: login, text: 'Hereinspaziert' });
    await layWordings(other.deps);
    // Behind the portal's back, so that no version says so.
    await one.deps.db.execute(sql`update wordings set text = 'Unbemerkt'`);
    await layWordings(other.deps);
    expect(await shownBy(other)).toBe('Hereinspaziert');
  });

  test('goes on with the last known words while the database is away, says so once, and catches up', async () => {
    const lines: string[] = [];
    const log = buildLog('warn', { write: (line) => lines.push(line) });
    const role = `handreich_test_${randomBytes(6).toString('hex')}`;
    const { db } = one.deps;
    await db.execute(sql.raw(`create role ${role} superuser login password 'of-tests'`));
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'of-tests'];
    const own = openDatabase(url.href, { max: 1, kind: 'web' });
    const catalogue = await loadCatalogue();
    ends.push(async () => {
      await own.close();
      await db.execute(sql.raw(`drop role ${role}`));
    });
    await setWording({ ...one.deps, spot: login, text: 'Hereinspaziert' });
    await attend({ db: own.db, catalogue, log }).ready;

    await db.execute(sql.raw(`alter role ${role} nologin`));
    await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`);
    await setWording({ ...one.deps, spot: login, text: 'Später' });
    await expect.poll(() => lines.length, soon).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([catalogue.translate('de', 'site.login'), lines.length]).toEqual(['Hereinspaziert', 1]);
    expect(lines[0]).toContain('the last known ones serve');

    await db.execute(sql.raw(`alter role ${role} login`));
    await expect.poll(() => catalogue.translate('de', 'site.login'), soon).toBe('Später');
  });

  test('is not led astray by many changes at once', async () => {
    await attend(other.deps).ready;
    await Promise.all(Array.from({ length: 12 }, (_, number) => setWording({ ...(number % 2 ? one : other).deps, spot: login, text: `Text ${number}` })));
    const [row] = await listCorrections(one.deps);
    await expect.poll(() => shownBy(other), soon).toBe(row!.text);
    const numbers = (await one.deps.db.execute(sql`select number from wording_changes order by number`)) as unknown as { number: number }[];
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, number) => number + 1));
  });
});

test('who has left is no longer named, what they wrote stays', async () => {
  const email = 'leaving@handreich.example';
  await grantRole({ ...one.deps, input: { role: 'admin', email, place: 'landkreis-esslingen' } });
  const { accessToken, accountId } = await webs.signIn(one, email);
  const headers = { authorization: `Bearer ${accessToken}` };
  await one.app.inject({ method: 'PATCH', url: '/api/me', headers, payload: { displayName: 'Geht bald' } });
  await one.app.inject({ method: 'PUT', url: '/api/wordings/de/site.login', headers, payload: { text: 'Bleibt', revision: 0 } });
  const authors = async () =>
    (await one.deps.db.execute(sql`select account_id::text from wordings union all select account_id::text from wording_changes`)).map(
      (row) => row['account_id'],
    );
  expect(await authors()).toEqual([accountId, accountId]);
  await one.app.inject({ method: 'DELETE', url: '/api/me', headers });
  await handleEvents({ ...one.deps, mail: { busy: true } as never });
  expect(await authors()).toEqual([null, null]);
  expect(await listCorrections(one.deps)).toMatchObject([{ key: 'site.login', text: 'Bleibt' }]);
});

describe('corrections go back into the repository', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'handreich-words-'));
    cpSync(messagesFolder, path.join(folder, 'messages'), { recursive: true });
    execFileSync('git', ['init', '-q'], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('as a patch that git applies; then they are settled and can be cleared away', async () => {
    const { deps } = one;
    const texts = {
      'site.login': 'Sag "Freund" \\ und tritt <b>ein</b>',
      'site.skip': 'Zum Inhalt',
      'start.title': 'Hilfe – für alle. Ґ العربية',
      'moderation.earlier': '{count, plural, one {Eine} other {# frühere}}',
    };
    for (const [key, text] of Object.entries(texts)) await setWording({ ...deps, spot: { locale: 'de', key }, text });
    await setWording({ ...deps, spot: { locale: 'en', key: 'site.login' }, text: 'Log on' });
    await setWording({ ...deps, spot: { locale: 'en', key: 'site.skip' }, text: 'Over it' });
    await deps.db.execute(sql`update wordings set against = 'an older text' where locale = 'en' and key = 'site.skip'`);

    const { patch, files, leftOut } = await makePatch({ ...deps, folder: path.join(folder, 'messages') });
    expect(files).toEqual(['messages/de/moderation.json', 'messages/de/site.json', 'messages/de/start.json', 'messages/en/site.json']);
    expect(leftOut).toEqual([{ locale: 'en', key: 'site.skip', state: 'outdated' }]);
    execFileSync('git', ['apply', '--whitespace=error'], { cwd: folder, input: patch });
    const read = (name: string) => JSON.parse(readFileSync(path.join(folder, 'messages', name), 'utf8')) as Record<string, string>;
    expect(read('de/site.json')).toEqual({
      ...JSON.parse(readFileSync(path.join(messagesFolder, 'de/site.json'), 'utf8')),
      login: texts['site.login'],
      skip: 'Zum Inhalt',
    });
    expect(read('en/site.json')['login']).toBe('Log on');

    // The next version starts with these files.
    const next = { ...deps, catalogue: await loadCatalogue({ folder: path.join(folder, 'messages') }) };
    expect((await listCorrections(next)).map(({ key, state }) => [key, state])).toEqual([
      ['moderation.earlier', 'settled'],
      ['site.login', 'settled'],
      ['site.login', 'settled'],
      ['site.skip', 'settled'],
      ['site.skip', 'outdated'],
      ['start.title', 'settled'],
    ]);
    expect(await makePatch({ ...next, folder: path.join(folder, 'messages') })).toMatchObject({ patch: '', files: [] });
    expect(await settleWordings(next)).toHaveLength(5);
    expect((await listCorrections(next)).map(({ locale, key }) => `${locale} ${key}`)).toEqual(['en site.skip']);
    await layWordings(next);
    expect(next.catalogue.translate('de', 'site.login')).toBe(texts['site.login']);
  });
});
