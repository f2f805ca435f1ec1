import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../test/database.ts';
import { handleEvents } from '../../test/work.ts';
import { grantRole } from '../features/accounts/index.ts';
import { seedDemonstration } from '../features/demo/index.ts';
import { readConfig, type Config } from '../platform/config/config.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { buildLog } from '../platform/log/log.ts';
import { buildDeps } from './build-deps.ts';
import { prepareDatabase } from './prepare-database.ts';
import { prepareDemonstration } from './prepare-demonstration.ts';

const database = useTestDatabase();
const { sql } = database;
let config: Config;
beforeAll(() => {
  config = readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: database.url, DEMO: '1' });
});

const prepare = (changed: Partial<Config> = {}) =>
  prepareDemonstration({ config: { ...config, ...changed }, databaseUrl: database.url, log: buildLog('silent') });
const counts = async () =>
  (
    await sql`select (select count(*)::int from listings) as listings, (select count(*)::int from accounts) as accounts,
      (select count(*)::int from organisations) as organisations, (select count(*)::int from events) as events`
  )[0]!;
const nothing = { listings: 0, accounts: 0, organisations: 0, events: 0 };
const places = ['landkreis-esslingen', 'esslingen', 'filder', 'kirchheim', 'nuertingen'];

async function withDeps<T>(work: (deps: FeatureDeps) => Promise<T>): Promise<T> {
  const { deps, close } = await buildDeps({ config, databaseUrl: database.url, log: buildLog('silent') });
  return work(deps).finally(close);
}

test('DEMO=0 puts nothing into a database', async () => {
  expect(await prepare({ demo: false })).toEqual([]);
  expect(await counts()).toEqual(nothing);
});

test('a filling that is broken off leaves nothing behind', async () => {
  let published = 0;
  const dying = withDeps((deps) => {
    const publish: FeatureDeps['publish'] = (tx, event) => {
      if (++published === 200) throw new Error('the process has died');
      return deps.publish(tx, event);
    };
    return seedDemonstration({ ...deps, publish });
  });
  await expect(dying).rejects.toThrow('the process has died');
  expect(await counts()).toEqual(nothing);
});

describe('a demonstration', () => {
  test('comes once, however many processes start, with a moderator for the county and every region', async () => {
    const [moderators, others] = await Promise.all([prepare(), prepare()]);
    expect(moderators.map(({ region }) => region)).toEqual(['Landkreis Esslingen', 'Esslingen', 'Filder', 'Kirchheim', 'Nürtingen']);
    expect(others).toEqual(moderators);
    const first = await counts();
    expect(first['listings']).toBeGreaterThanOrEqual(150);
    expect(await prepare()).toEqual(moderators);
    expect(await counts()).toEqual(first);
    const [titles] = await sql`select count(*)::int as all, count(distinct title)::int as different from listings`;
    expect(titles!['all']).toBe(titles!['different']);
  });

  test('has something to moderate in each region, and stories that have ended', async () => {
    const waiting =
      await sql`select distinct p.path[cardinality(p.path) - 1] as region from listings l join places p on p.slug = l.place where l.status = 'pending' order by 1`;
    expect(waiting.map(({ region }) => region as string)).toEqual(['esslingen', 'filder', 'kirchheim', 'nuertingen']);
    const ended = await sql`select distinct outcome from listings where status = 'closed' order by 1`;
    expect(ended.map(({ outcome }) => outcome as string)).toEqual(['fulfilled', 'withdrawn']);
  });

  test('has happened over weeks: each listing was posted, looked at, published and ended in this order, and stands for its 60 days', async () => {
    const wrong =
      await sql`select title from listings where created_at > now() or published_at <= created_at or published_at > now() or closed_at <= published_at
      or closed_at > now() or (status = 'published' and (expires_at <= now() or expires_at > published_at + interval '60 days'))`;
    expect(wrong.map(({ title }) => title as string)).toEqual([]);
    const [spread] = await sql`select count(distinct created_at::date)::int as days from listings`;
    expect(spread!['days']).toBeGreaterThan(10);
    const late = await sql`select 1 from moderation_decisions d join listings l on l.id = d.listing_id where d.decided_at <= l.created_at`;
    expect(late).toHaveLength(0);
  });

  test('keeps the rules: a sensitive offer was approved by two people, or by one for a verified organisation', async () => {
    const rows = await sql`select count(distinct d.moderator_id)::int as people, o.verified_at is not null as vouched
      from listings l join topics t on t.slug = l.topic join moderation_decisions d on d.listing_id = l.id left join organisations o on o.id = l.organisation_id
      where l.kind = 'offer' and t.risk = 'sensitive' and l.status <> 'pending' group by l.id, o.id`;
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ people, vouched }) => people !== (vouched ? 1 : 2))).toEqual([]);
  });

  test('is marked as such throughout, and nobody behind it has an address but the moderators, whose reach nobody', async () => {
    const [row] =
      await sql`select (select count(*)::int from listings where not demo) as listings, (select count(*)::int from accounts where not demo) as accounts,
      (select count(*)::int from organisations where not demo) as organisations,
      (select count(*)::int from accounts a where email_sealed is not null and exists (select 1 from listings l where l.account_id = a.id)) as posters`;
    expect(row).toEqual({ listings: 0, accounts: 0, organisations: 0, posters: 0 });
  });

  test('matches within itself, and no mail and no notification comes of it', async () => {
    await withDeps((deps) => handleEvents({ ...deps, mail: { busy: true } as never }));
    const [row] = await sql`select (select count(*)::int from matches) as matches, (select count(*)::int from matches where told_at is not null) as told,
      (select count(*)::int from mails) as mails, (select count(*)::int from notifications) as notifications`;
    expect(row!['matches']).toBeGreaterThan(20);
    expect(row).toMatchObject({ told: 0, mails: 0, notifications: 0 });
  });

  test('does not give a role back that an operator has taken away', async () => {
    await sql`delete from role_grants where place = 'filder'`;
    expect((await prepare()).map(({ region }) => region)).not.toContain('Filder');
  });

  test.each([{ demo: false }, { smtpUrl: 'smtp://mail.example.org' }, { publicUrl: 'https://hilfe.example.org', publicUrlIsDefault: false }])(
    'that becomes %j has no moderators left',
    async (changed) => {
      await withDeps(async (deps) => {
        for (const place of places) await grantRole({ ...deps, input: { role: 'moderator', email: `moderation-${place}@handreich.example`, place } });
      });
      expect(await prepare()).toHaveLength(5);
      expect(await prepare(changed)).toEqual([]);
      expect(await sql`select 1 from role_grants`).toHaveLength(0);
    },
  );
});

test('where mails go out to a real server no demonstration account holds a role', async () => {
  await sql`truncate accounts, organisations, demonstration, events cascade`;
  expect(await prepare({ smtpUrl: 'smtp://mail.example.org' })).toEqual([]);
  expect(await sql`select 1 from role_grants`).toHaveLength(0);
  expect((await counts())['listings']).toBeGreaterThan(0);
});

test('preparing a database twice changes nothing', async () => {
  const before = await sql`select count(*)::int as places, (select count(*)::int from topics) as topics from places`;
  await Promise.all([prepareDatabase({ databaseUrl: database.url }), prepareDatabase({ databaseUrl: database.url })]);
  expect(await sql`select count(*)::int as places, (select count(*)::int from topics) as topics from places`).toEqual(before);
});
