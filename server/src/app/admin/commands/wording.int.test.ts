import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../../../test/database.ts';
import { readConfig } from '../../../platform/config/config.ts';
import { messagesFolder } from '../../../platform/i18n/catalogue.ts';
import { openDatabase, type Database } from '../../../platform/db/db.ts';
import { runAdmin } from '../run-admin.ts';

const database = useTestDatabase();
let own: Database;
let admin: (...args: string[]) => Promise<string[]>;
const said: string[] = [];

beforeAll(() => {
  own = openDatabase(database.url, { max: 1 });
  const config = readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: database.url });
  admin = async (...args) => {
    const lines: string[] = [];
    await runAdmin({ config, args: ['wording', ...args], print: (line) => lines.push(line), say: (line) => said.push(line) });
    return lines;
  };
});
afterAll(() => own.close());

test('texts are corrected, listed as data, and let be again', async () => {
  expect(await admin('list')).toEqual([]);
  expect(await admin('set', 'de', 'site.login', 'Hereinspaziert')).toEqual(['de site.login is corrected.']);
  expect(await admin('set', 'de', 'site.login', 'Tritt ein')).toEqual(['de site.login is corrected.']);
  expect(await admin('list')).toEqual(['de\tsite.login\tcorrected\tTritt ein']);
  expect(await admin('remove', 'de', 'site.login')).toEqual(['de site.login is as in the files.']);
  expect(await admin('list')).toEqual([]);
  const changes = await own.db.execute(sql`select kind, before, after, by_command, account_id from wording_changes order by number`);
  expect([...changes]).toEqual([
    { kind: 'set', before: null, after: 'Hereinspaziert', by_command: true, account_id: null },
    { kind: 'set', before: 'Hereinspaziert', after: 'Tritt ein', by_command: true, account_id: null },
    { kind: 'removed', before: 'Tritt ein', after: null, by_command: true, account_id: null },
  ]);
});

test('what is printed is a patch that git applies; what has to be looked at first is said and left out', async () => {
  await admin('set', 'de', 'site.login', 'Sag "Freund"');
  await admin('set', 'en', 'site.login', 'Log on');
  await admin('set', 'en', 'site.skip', 'Over it');
  await own.db.execute(sql`update wordings set against = 'an older text' where key = 'site.skip'`);
  const folder = mkdtempSync(path.join(tmpdir(), 'handreich-words-'));
  try {
    cpSync(messagesFolder, path.join(folder, 'messages'), { recursive: true });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply'], { cwd: folder, input: `${(await admin('export')).join('\n')}\n` });
    const loginIn = (locale: string) => (JSON.parse(readFileSync(path.join(folder, 'messages', locale, 'site.json'), 'utf8')) as { login: string }).login;
    expect([loginIn('de'), loginIn('en')]).toEqual(['Sag "Freund"', 'Log on']);
    expect(said).toEqual(['Left out, because somebody has to look at it first (outdated): en site.skip']);
    expect((await admin('export', 'de')).join('\n')).not.toContain('messages/en');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what the files have taken over is cleared away, and nothing else', async () => {
  const login = (JSON.parse(readFileSync(path.join(messagesFolder, 'en/site.json'), 'utf8')) as { login: string }).login;
  await own.db.execute(sql`update wordings set text = ${login} where locale = 'en' and key = 'site.login'`);
  expect(await admin('settle')).toEqual(['en\tsite.login']);
  expect((await admin('list')).map((line) => line.split('\t').slice(0, 3).join(' '))).toEqual(['de site.login corrected', 'en site.skip outdated']);
  expect(await admin('settle')).toEqual([]);
});

test.each([
  [[]],
  [['dance']],
  [['set', 'de', 'site.login']],
  [['set', 'de', 'site.login', 'two', 'words']],
  [['remove', 'de']],
  [['list', 'de']],
  [['settle', 'x']],
])('%j is answered with how to use it', async (args) => {
  await expect(admin(...args)).rejects.toMatchObject({ message: expect.stringContaining('Usage') });
});

test('a text that could not stand there is refused, as a language and a key that there are not', async () => {
  await expect(admin('set', 'de', 'site.login', '{name}')).rejects.toMatchObject({ errors: [{ path: '/text', code: 'wording.value_unknown' }] });
  await expect(admin('set', 'de', 'site.login', '')).rejects.toMatchObject({ errors: [{ path: '/text', code: 'input.required' }] });
  await expect(admin('set', 'de', 'site.nothing', 'x')).rejects.toMatchObject({ code: 'wording.not_found' });
  await expect(admin('set', 'xx', 'site.login', 'x')).rejects.toMatchObject({ message: 'There is no language "xx".' });
});
