import { beforeAll, describe, expect, test } from 'vitest';
import { aListing, usePortal, type Caller } from '../../../test/portal.ts';
import { handleEvents } from '../../../test/work.ts';
import type { Db } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import type { WorkerDeps } from '../../platform/jobs/define-job.ts';
import { addOrganisation, joinOrganisation, newOrganisation, verifyOrganisation } from '../organisations/index.ts';
import { addDemonstration, removeDemonstration, seedDemonstration } from './index.ts';

const portal = usePortal();
/** As on one's own machine: mails can be read there, so the demonstration has moderators who can sign in. */
const local = (): FeatureDeps => ({ ...portal.deps, config: { ...portal.deps.config, smtpUrl: undefined } as FeatureDeps['config'] });
const work = () => handleEvents({ ...portal.deps, mail: { busy: true } } as WorkerDeps);
const rows = async (query: string) => [...(await portal.deps.db.execute(query))] as Record<string, any>[];
const approve = (by: Caller, id: string) => by.post(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
const post = async (by: Caller, fields: Record<string, unknown> = {}) => (await by.post('/api/listings', aListing(fields))).body.id as string;

/** A conversation that somebody real began about a listing of the demonstration, as an earlier version let it happen. */
async function wroteBefore(): Promise<string> {
  const [made] = await rows(`select id, account_id from listings where demo and status = 'published' and kind = 'need' order by id desc limit 1`);
  const id = portal.deps.newId();
  await rows(`insert into conversations (id, listing_id, owner_id, writer_id, created_at, last_message_at, last_number)
    values ('${id}', '${made!['id']}', '${made!['account_id']}', '${ben.accountId}', now(), now(), 1)`);
  await rows(
    `insert into messages (id, conversation_id, author_id, number, text, at) values ('${portal.deps.newId()}', '${id}', '${ben.accountId}', 1, 'Hallo?', now())`,
  );
  return id;
}

let anna: Caller;
let ben: Caller;
let demoModerator: Caller;
/** A real need that a demonstration moderator let through, and the conversation of real people about it. */
let need: string;
let conversation: string;
/** A real listing's conversation that a demonstration moderator began, naming a listing of theirs. */
let mixed: string;

beforeAll(async () => {
  await seedDemonstration(local());
  anna = await portal.signIn('anna@handreich.example');
  ben = await portal.signIn('ben@handreich.example');
  demoModerator = await portal.signIn('moderation-esslingen@handreich.example');
  const moderator = await portal.moderator('esslingen', 'echt@handreich.example');
  const input = newOrganisation.parse({ slug: 'echt', name: 'Nähkreis Zwirn', kind: 'initiative', place: 'plochingen' });
  await addOrganisation({ ...portal.deps, input });
  await verifyOrganisation({ ...portal.deps, slug: 'echt', verified: true });
  await joinOrganisation({ ...portal.deps, slug: 'echt', email: ben.email });
  await work();

  need = await post(anna);
  expect((await approve(demoModerator, need)).body.status).toBe('published');
  const offer = await post(ben, { kind: 'offer', title: 'Kinderfahrrad, 20 Zoll', body: 'Mit Licht.' });
  await approve(moderator, offer);
  await work();
  conversation = (await ben.post(`/api/listings/${need}/conversations`, { text: 'Passt es?', listing: offer })).body.id;
  await anna.post(`/api/conversations/${conversation}/messages`, { text: 'Sehr gern!' });

  const theirs = await post(demoModerator, { kind: 'offer', title: 'Kinderfahrrad aus der Vorführung' });
  mixed = (await demoModerator.post(`/api/listings/${need}/conversations`, { text: 'Guten Tag', listing: theirs })).body.id;
  await work();
});

describe('while the demonstration is there', () => {
  const shown = async () => (await portal.call({ url: '/api/listings?limit=100' })).body.items as Record<string, any>[];

  test('the portal says so, and every listing and organisation of it', async () => {
    expect((await portal.call({ url: '/api/portal' })).body.demo).toBe(true);
    const listings = await shown();
    expect(listings.filter(({ demo }) => demo).length).toBeGreaterThan(50);
    expect(listings.find(({ id }) => id === need)!['demo']).toBe(false);
    const organisations = (await portal.call({ url: '/api/organisations' })).body.items;
    expect(organisations.map(({ demo }: any) => demo).sort()).toEqual([false, true, true, true, true, true]);
  });

  test('nobody writes to somebody who was made up, and nothing of it is kept', async () => {
    const made = (await shown()).find(({ demo }) => demo)!;
    const answer = await anna.post(`/api/listings/${made['id']}/conversations`, { text: 'Ist das noch frei?' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'conversations.demonstration' } });
    expect(await rows(`select 1 from conversations where listing_id = '${made['id']}'`)).toEqual([]);
  });

  test('what fits a real need is shown and marked, and only what is real is told by mail', async () => {
    const { items } = (await anna.get(`/api/listings/${need}/matches`)).body;
    const made = items.filter(({ listing }: any) => listing.demo);
    expect(made.length).toBeGreaterThan(0);
    expect(made.map(({ notified }: any) => notified)).not.toContain(true);
    expect(items.find(({ listing }: any) => !listing.demo)).toMatchObject({ notified: true });
    const mails = await rows(`select kind from mails where account_id = '${anna.accountId}' and kind = 'match'`);
    expect(mails).toHaveLength(1);
  });

  test('real people do not join its organisations, its accounts join no real ones', async () => {
    const join = (slug: string, email: string) => joinOrganisation({ ...portal.deps, slug, email });
    await expect(join('sprachcafe-teckblick', 'neu@handreich.example')).rejects.toMatchObject({ code: 'organisations.demonstration_apart' });
    await expect(join('echt', demoModerator.email)).rejects.toMatchObject({ code: 'organisations.demonstration_apart' });
  });
});

describe('taking the demonstration away', () => {
  /** Every row of real people, table by table, as text. */
  async function realRows() {
    const made = (await rows('select id from listings where demo union select id from accounts where demo union select id from organisations where demo'))
      .map(({ id }) => `'${id}'`)
      .join();
    const real: Record<string, string> = {
      accounts: `id not in (${made})`,
      sessions: `account_id not in (${made})`,
      login_links: `email_hash in (select email_hash from accounts where id not in (${made}))`,
      role_grants: `account_id not in (${made})`,
      listings: `id not in (${made})`,
      organisations: `id not in (${made})`,
      organisation_members: `organisation_id not in (${made})`,
      moderation_decisions: `listing_id not in (${made})`,
      matching_profiles: `listing_id not in (${made})`,
      matches: `need_id not in (${made}) and offer_id not in (${made})`,
      conversations: `id = '${conversation}'`,
      messages: `conversation_id in ('${conversation}', '${mixed}')`,
      notifications: `account_id not in (${made}) and not params::text ~ '${made.replaceAll("'", '').replaceAll(',', '|')}'`,
      mails: `coalesce(account_id::text, '') not in (${made}) and not params::text ~ '${made.replaceAll("'", '').replaceAll(',', '|')}' and (kind <> 'login' or login_link_id in (select id from login_links where email_hash in (select email_hash from accounts where id not in (${made}))))`,
      reports: `reporter_id = '${anna.accountId}' and subject_id = '${need}'`,
    };
    return async () => {
      const found: Record<string, unknown[]> = {};
      for (const [table, where] of Object.entries(real)) found[table] = await rows(`select * from ${table} where ${where} order by 1, 2`);
      return found;
    };
  }

  test('leaves every row of real people as it is, while handlers work, broken off and taken up again', async () => {
    // Somebody wrote to a listing of the demonstration, and reported it.
    const old = await wroteBefore();
    const [made] = await rows(`select listing_id as id from conversations where id = '${old}'`);
    for (const id of [made!['id'], need]) await anna.post('/api/reports', { subject: { type: 'listing', id }, reason: 'other' });
    // Something is still to be done about listings on both sides.
    for (const { id } of await rows(`select id from listings where status = 'published' limit 60`)) {
      await portal.deps.db.transaction((tx) => portal.deps.publish(tx, { name: 'listing.published', payload: { listingId: id } }));
    }
    const read = await realRows();
    const before = await read();
    for (const [table, found] of Object.entries(before)) expect([table, found.length > 0]).toEqual([table, true]);
    const [there] = await rows('select count(*)::int as listings from listings where demo');

    let transactions = 0;
    const dying = new Proxy(portal.deps.db, {
      get: (db, key, receiver) => {
        if (key === 'transaction' && ++transactions === 4) throw new Error('the process has died');
        return Reflect.get(db, key, receiver) as unknown;
      },
    }) as Db;
    await expect(removeDemonstration({ ...portal.deps, db: dying })).rejects.toThrow('the process has died');
    const [left] = await rows('select count(*)::int as listings from listings where demo');
    expect(left!['listings']).toBeLessThan(there!['listings']);
    expect(left!['listings']).toBeGreaterThan(0);

    const [second] = await Promise.all([removeDemonstration(portal.deps), work()]);
    expect(second.removed.listings).toBe(left!['listings']);
    expect(second.removed.organisations).toBe(6);
    // Whoever decided about or wrote to somebody real stays as an empty account.
    expect(second.kept).toBe(1);
    await work();
    expect(await read()).toEqual(before);
    expect(await rows(`select 1 from conversations where id = '${old}' union select 1 from reports where subject_id = '${made!['id']}'`)).toEqual([]);
  });

  test('leaves nothing of it: no row, and no id in what is still to be told or done', async () => {
    const [marks] = await rows(`select (select count(*)::int from listings where demo) as listings, (select count(*)::int from accounts where demo) as accounts,
      (select count(*)::int from organisations where demo) as organisations, (select count(*)::int from role_grants g join accounts a on a.id = g.account_id where a.deleted_at is not null) as roles`);
    expect(marks).toEqual({ listings: 0, accounts: 0, organisations: 0, roles: 0 });
    for (const [table, column] of [
      ['events', 'payload'],
      ['notifications', 'params'],
      ['mails', 'params'],
    ]) {
      const dangling =
        await rows(`select 1 from ${table} t, lateral (values (t.${column} ->> 'listingId'), (t.${column} ->> 'needId'), (t.${column} ->> 'offerId')) v (id)
        where v.id is not null and not exists (select 1 from listings l where l.id::text = v.id)`);
      expect([table, dangling]).toEqual([table, []]);
    }
    expect((await anna.get(`/api/conversations/${mixed}`)).body).toMatchObject({ other: { left: true }, writerListing: null });
    expect((await demoModerator.get('/api/me')).status).toBe(401);
  });

  test('a second time finds nothing', async () => {
    const { removed, withRealWords, kept } = await removeDemonstration(portal.deps);
    expect([Object.values(removed).reduce((sum, number) => sum + number), withRealWords, kept]).toEqual([0, 0, 0]);
  });

  test('no start brings it back, and the portal no longer says that it shows one', async () => {
    expect(await seedDemonstration(local())).toEqual([]);
    portal.clock.advance(11);
    expect((await portal.call({ url: '/api/portal' })).body.demo).toBe(false);
  });

  test('an operator does, into a portal in use, once', async () => {
    const before = await rows('select * from listings order by id');
    expect(await addDemonstration(local())).toEqual({ changed: true });
    expect(await addDemonstration(local())).toEqual({ changed: false });
    const ids = new Set(before.map(({ id }) => id));
    expect((await rows('select * from listings order by id')).filter(({ id }) => ids.has(id))).toEqual(before);
    expect((await rows('select 1 from listings where demo')).length).toBeGreaterThanOrEqual(150);
  });
});

test('nobody real is taken for a part of it: a moderator whose address was forgotten and who decided about it keeps account, role and listings', async () => {
  const email = 'vergessen@handreich.example';
  const moderator = await portal.moderator('landkreis-esslingen', email);
  const [made] = await rows(`select id from listings where demo and status = 'pending' limit 1`);
  expect((await approve(moderator, made!['id'])).status).toBe(200);
  const own = await post(moderator, { title: 'Gartenbank, gut erhalten' });
  // What `rotate-secret --forget-unreadable` leaves of an address that no secret opens.
  await rows(`update accounts set email_hash = null, email_sealed = null where id = '${moderator.accountId}'`);
  await rows('truncate demonstration');
  const read = async () => [
    ...(await rows(`select * from accounts where id = '${moderator.accountId}'`)),
    ...(await rows(`select * from role_grants where account_id = '${moderator.accountId}'`)),
    ...(await rows(`select * from sessions where account_id = '${moderator.accountId}'`)),
    ...(await rows(`select * from listings where id = '${own}'`)),
  ];
  const before = await read();
  expect(before).toHaveLength(4);
  await seedDemonstration(local());
  expect((await removeDemonstration(portal.deps)).removed.listings).toBeGreaterThanOrEqual(150);
  expect(await rows('select 1 from listings where demo')).toEqual([]);
  expect(await read()).toEqual(before);
  expect((await moderator.get(`/api/listings/${own}`)).body.title).toBe('Gartenbank, gut erhalten');
});

test('every table that refers to what goes is thought of', async () => {
  const referring = await rows(`select conrelid::regclass::text || '.' || a.attname as at, confdeltype as on_delete from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where contype = 'f' and confrelid in ('accounts'::regclass, 'listings'::regclass, 'organisations'::regclass, 'conversations'::regclass, 'messages'::regclass) and confdeltype = 'a' order by 1`);
  // What is not here goes or is emptied by itself. A new one needs a line in demo.removing.repository.ts.
  expect(referring.map(({ at }) => at)).toEqual([
    'conversations.listing_id',
    'conversations.owner_id',
    'conversations.writer_id',
    'conversations.writer_listing_id',
    'listings.account_id',
    'messages.author_id',
    'moderation_decisions.moderator_id',
  ]);
});
