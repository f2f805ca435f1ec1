import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../test/database.ts';
import { readConfig, type Config } from '../platform/config/config.ts';
import { buildLog } from '../platform/log/log.ts';
import { prepareDatabase } from './prepare-database.ts';
import { prepareDemonstration } from './prepare-demonstration.ts';

const database = useTestDatabase();
let config: Config;
beforeAll(() => {
  config = readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: database.url, DEMO: '1' });
});

const prepare = (changed: Partial<Config> = {}) =>
  prepareDemonstration({ config: { ...config, ...changed }, databaseUrl: database.url, log: buildLog('silent') });
const counts = () =>
  database.sql`select (select count(*)::int from listings) as listings, (select count(*)::int from listings where not demo) as real, (select count(*)::int from accounts) as accounts`;

test('DEMO=0 puts nothing into a database', async () => {
  expect(await prepare({ demo: false })).toEqual([]);
  expect(await counts()).toMatchObject([{ listings: 0, accounts: 0 }]);
});

test('a demonstration comes once, with a moderator for every region, listings in seven languages, and something to moderate in each', async () => {
  const moderators = await prepare();
  expect(moderators.map(({ region }) => region)).toEqual(['Landkreis Esslingen', 'Esslingen', 'Filder', 'Kirchheim', 'Nürtingen']);
  const first = await counts();
  expect(first[0]!['real']).toBe(0);
  expect(await prepare()).toEqual(moderators);
  expect(await counts()).toEqual(first);
  const languages = await database.sql`select distinct lang from listings order by lang`;
  expect(languages.map(({ lang }) => lang as string)).toEqual(expect.arrayContaining(['ar', 'de', 'en', 'fa', 'ru', 'tr', 'uk']));
  const waiting =
    await database.sql`select distinct p.path[cardinality(p.path) - 1] as region from listings l join places p on p.slug = l.place where l.status = 'pending' order by 1`;
  expect(waiting.map(({ region }) => region as string)).toEqual(['esslingen', 'filder', 'kirchheim', 'nuertingen']);
});

test('a role that an operator has taken away stays away at the next start', async () => {
  await database.sql`delete from role_grants where place = 'filder'`;
  expect((await prepare()).map(({ region }) => region)).not.toContain('Filder');
});

test.each([{ demo: false }, { smtpUrl: 'smtp://mail.example.org' }, { publicUrl: 'https://hilfe.example.org', publicUrlIsDefault: false }])(
  'a demonstration that becomes %j has no demonstration moderators left',
  async (changed) => {
    await database.sql`truncate accounts, organisations, demonstration cascade`;
    expect(await prepare()).toHaveLength(5);
    expect(await prepare(changed)).toEqual([]);
    expect(await database.sql`select 1 from role_grants`).toHaveLength(0);
  },
);

test('where mails go out to a real server no demonstration account holds a role', async () => {
  await database.sql`truncate accounts, organisations, demonstration cascade`;
  expect(await prepare({ smtpUrl: 'smtp://mail.example.org' })).toEqual([]);
  expect(await database.sql`select 1 from role_grants`).toHaveLength(0);
  expect((await counts())[0]!['listings']).toBeGreaterThan(0);
});

test('nobody behind it has an address but the moderators, and theirs reach nobody', async () => {
  const [row] =
    await database.sql`select count(*)::int as posters from accounts a where email_sealed is not null and exists (select 1 from listings l where l.account_id = a.id)`;
  expect(row!['posters']).toBe(0);
});

test('preparing a database twice changes nothing', async () => {
  const before = await database.sql`select count(*)::int as places, (select count(*)::int from topics) as topics from places`;
  await Promise.all([prepareDatabase({ databaseUrl: database.url }), prepareDatabase({ databaseUrl: database.url })]);
  expect(await database.sql`select count(*)::int as places, (select count(*)::int from topics) as topics from places`).toEqual(before);
});
