import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useMailedPortal } from '../../../test/mailed-portal.ts';
import { hasBothPostgres, useBothPostgres } from '../../../test/other-postgres.ts';
import { aListing } from '../../../test/portal.ts';
import { loginTokenOf } from '../../../test/login.ts';
import { allRows } from '../../../test/rows.ts';
import { quoted, readTables } from '../../platform/backup/index.ts';
import { openDatabase } from '../../platform/db/db.ts';
import { buildLog } from '../../platform/log/log.ts';
import { buildDeps } from '../build-deps.ts';
import { buildWeb } from '../build-web.ts';
import { buildWorker } from '../build-worker.ts';
import { features } from '../features.ts';
import { collectJobs } from '../jobs.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { backUpPortal } from './backup-portal.ts';
import { restorePortal } from './restore-portal.ts';
import { leftOut, madeByItself } from './tables.ts';

const world = useMailedPortal();
const { own, other } = useBothPostgres();
const noOutput = new Writable({ write: (_chunk, _encoding, done) => done() });
const settings = (databaseUrl: string) => ({ ...world.portal.deps.config, databaseUrl });
const open = (queued: boolean) => `done_at is null and failed_at is null and queued_at is ${queued ? 'not null' : 'null'}`;
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'handreich-backup-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function count(url: string, table: string, where = 'true'): Promise<number> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  const [row] = await sql.unsafe(`select count(*)::int as count from ${table} where ${where}`);
  await close();
  return row!['count'] as number;
}

/** The rows of `allRows`, except that no queue has heard of what is open. */
async function deliveriesAfterRestore(url: string): Promise<string[]> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  await sql`set timezone to 'UTC'`;
  await sql.unsafe(`begin; update outbox_deliveries set queued_at = null where ${open(true)}`);
  const columns = (await readTables(sql)).find(({ name }) => name === 'outbox_deliveries')!.columns;
  const row = `row(${columns.map(quoted).join(', ')})::text`;
  const rows = await sql.unsafe(`select ${row} as row from outbox_deliveries order by ${row} collate "C"`);
  await sql.unsafe('rollback');
  await close();
  return rows.map(({ row }) => String(row));
}

const backUp = (databaseUrl: string, file: string, say: (line: string) => unknown = () => {}) =>
  backUpPortal({
    config: settings(databaseUrl),
    clock: world.portal.clock,
    file,
    overwrite: false,
    output: noOutput,
    say: async (line) => void (await say(line)),
  });

async function restore(databaseUrl: string, file: string, secrets?: string[]): Promise<string[]> {
  const said: string[] = [];
  const config = secrets ? { ...settings(databaseUrl), secrets } : settings(databaseUrl);
  await restorePortal({ config, file, input: process.stdin, say: (line) => said.push(line) });
  return said;
}

/** A little of everything that people do. */
async function livelyPortal(): Promise<void> {
  const { portal, anna, ben, moderator } = world;
  const need = await world.publish(anna, { kind: 'need' });
  const offer = await world.publish(ben, { kind: 'offer', title: 'Kinderfahrrad abzugeben', body: "24 Zoll, \\ 'gut' \t erhalten.\nMit Licht." });
  await world.settle();
  const conversation = await world.write(ben, need, 'Passt das Rad?\n\\.\nIch bringe es gern. ☂');
  await anna.post(`/api/conversations/${conversation}/messages`, { text: 'Ja, gern!' });
  await ben.post('/api/reports', { subject: { type: 'listing', id: need }, reason: 'other', text: 'Nur eine Frage.' });
  const returned = await anna.post<{ id: string }>('/api/listings', aListing({ title: 'Noch ein Rad' }));
  await moderator.post(`/api/moderation/listings/${returned.body.id}/decisions`, { decision: 'return', reason: 'unclear', text: 'Welche Größe?' });
  await world.settle();
  const leaving = await portal.signIn('leaving@example.org');
  await leaving.post('/api/listings', aListing());
  await leaving.delete('/api/me');
  await anna.post(`/api/listings/${need}/close`, { outcome: 'fulfilled', conversation });
  // Left open on purpose: events that nobody has handled, one of them already in a queue that no backup holds.
  await world.publish(ben, { kind: 'offer', title: 'Noch ein Kinderfahrrad' });
  await portal.call({ method: 'POST', url: '/api/login-links', payload: { email: anna.email, locale: 'de' } });
  await world.deps.db.execute(`update outbox_deliveries set queued_at = now() where done_at is null and handler = 'matching-find'`);
  expect(offer).toBeTruthy();
}

describe.skipIf(!hasBothPostgres)('a portal with people in it', () => {
  test('is backed up while they write, and every row of one moment is in the other PostgreSQL and back again', { timeout: 120_000 }, async () => {
    const { portal, anna, ben } = world;
    await livelyPortal();
    const source = portal.deps.config.databaseUrl!;
    const before = await allRows(source);
    const deliveriesToCome = await deliveriesAfterRestore(source);
    for (const table of [
      'accounts',
      'listings',
      'matches',
      'messages',
      'mails',
      'notifications',
      'moderation_decisions',
      'reports',
      'fulfilments',
      'outbox_deliveries',
    ])
      expect([table, before[table]!.length > 0]).toEqual([table, true]);
    expect(await count(source, 'outbox_deliveries', open(true))).toBeGreaterThan(0);

    const file = join(home, 'portal.backup');
    let written = 0;
    // Between any two tables: what a backup without one snapshot would tear apart.
    const write = async () => {
      const need = await world.publish(anna, { kind: 'need', title: `Rad Nummer ${(written += 1)}` });
      await world.write(ben, need, `Zu Nummer ${written}`);
      await world.settle();
    };
    await backUp(source, file, write);
    expect(written).toBeGreaterThan(20);
    expect(await count(source, 'listings')).toBe(before['listings']!.length + written);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(home)).toEqual(['portal.backup']);

    const there = await other.newDatabase();
    await restore(there, file);
    const kept = Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, name in leftOut ? [] : rows]));
    const restored = await allRows(there);
    expect(restored).toEqual({ ...kept, outbox_deliveries: deliveriesToCome });
    expect(await count(there, 'outbox_deliveries', open(true))).toBe(0);
    expect(await count(there, 'outbox_deliveries d', 'not exists (select from events e where e.id = d.event_id)')).toBe(0);
    expect(await count(there, 'matches m', '2 <> (select count(*) from listings l where l.id in (m.need_id, m.offer_id))')).toBe(0);

    await backUp(there, join(home, 'back.backup'));
    const back = await own.newDatabase();
    await restore(back, join(home, 'back.backup'));
    expect(await allRows(back)).toEqual(restored);
  });

  test('goes on where it was restored: people sign in, what was open is done, nobody is told twice', { timeout: 120_000 }, async () => {
    const { portal, anna, ben, server } = world;
    await livelyPortal();
    const source = portal.deps.config.databaseUrl!;
    const file = join(home, 'goes-on.backup');
    await backUp(source, file);
    const told = server.mails.map((mail) => mail.header('message-id'));
    expect(told.length).toBeGreaterThan(3);
    server.mails.length = 0;

    const there = await other.newDatabase();
    await restore(there, file);
    const config = { ...portal.deps.config, databaseUrl: there, smtpUrl: server.url, publicUrl: 'https://hilfe.example', mailDomain: 'handreich.example' };
    const restored = await buildDeps({ config, databaseUrl: there, log: buildLog('silent'), overrides: { clock: portal.clock } });
    const worker = await buildWorker(restored.deps, { databaseUrl: there, sql: restored.sql, jobs: collectJobs() });
    const app = await buildWeb(restored.deps, { features });
    try {
      await expect.poll(() => count(there, 'outbox_deliveries', 'done_at is null'), { timeout: 60_000, interval: 100 }).toBe(0);
      const due = `sent_at is null and dropped_at is null and due_at <= '${portal.clock.now().toISOString()}'`;
      await expect.poll(() => count(there, 'mails', due), { timeout: 60_000, interval: 100 }).toBe(0);
      const after = server.mails.map((mail) => mail.header('message-id'));
      expect(after.length).toBeGreaterThan(0);
      expect(new Set([...told, ...after]).size).toBe(told.length + after.length);
      expect(await count(there, 'outbox_deliveries', 'failed_at is not null')).toBe(0);

      // An old session goes on, and the link that was asked for before the backup opens the door.
      const me = await app.inject({ url: '/api/me', headers: { authorization: `Bearer ${ben.accessToken}` } });
      expect(me.statusCode).toBe(200);
      const session = await app.inject({ method: 'POST', url: '/api/sessions', payload: { token: await loginTokenOf(restored.deps, anna.email) } });
      expect([session.statusCode, session.json().account.id]).toEqual([201, anna.accountId]);
      const posted = await app.inject({
        method: 'POST',
        url: '/api/listings',
        payload: aListing(),
        headers: { authorization: `Bearer ${session.json().accessToken}` },
      });
      expect(posted.statusCode).toBe(201);
    } finally {
      await worker.stop();
      await app.close();
      await restored.close();
    }
  });

  test('tells when the secret at hand is another one than theirs', async () => {
    const file = join(home, 'sealed.backup');
    await backUp(world.portal.deps.config.databaseUrl!, file);
    const said = await restore(await own.newDatabase(), file, ['another secret, also long enough to be one']);
    expect(said.filter((line) => line.startsWith('WARNING: SECRET does not open'))).toHaveLength(1);
    expect((await restore(await own.newDatabase(), file)).join()).not.toContain('WARNING');
  });
});

describe('interrupted', () => {
  test('a backup leaves no file, a restore no table', async () => {
    const source = world.portal.deps.config.databaseUrl!;
    const folder = mkdtempSync(join(home, 'interrupted-'));
    const whole = join(folder, 'whole.backup');
    await backUp(source, whole);
    const interruption = new AbortController();
    const interrupt = () => interruption.abort(new Error('Ctrl-C'));
    const { signal } = interruption;
    const request = { config: settings(source), clock: world.portal.clock, overwrite: false, output: noOutput, signal };
    await expect(backUpPortal({ ...request, file: join(folder, 'half.backup'), say: interrupt })).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['whole.backup']);

    const target = await own.newDatabase();
    const again = new AbortController();
    const say = (line: string) => void (line === 'matches' && again.abort(new Error('Ctrl-C')));
    await expect(restorePortal({ config: settings(target), file: whole, input: process.stdin, say, signal: again.signal })).rejects.toThrow();
    expect(await allRows(target)).toEqual({});
  });
});

describe('the tables of the portal', () => {
  test('an untouched portal counts as empty', async () => {
    const file = join(home, 'untouched.backup');
    const untouched = await own.newDatabase();
    await prepareDatabase({ databaseUrl: untouched });
    await backUp(untouched, file);
    await restore(untouched, file);
    expect(await count(untouched, 'places')).toBeGreaterThan(0);
  });

  test('what is left out, or may give way, is a table that there is', async () => {
    const tables = Object.keys(await allRows(world.portal.deps.config.databaseUrl!));
    expect(tables).toEqual(expect.arrayContaining([...Object.keys(leftOut), ...madeByItself]));
    for (const reason of Object.values(leftOut)) expect(reason.length).toBeGreaterThan(20);
  });

  test('every table is in a backup or on the list of those that are left out', async () => {
    const file = join(home, 'all.backup');
    const said: string[] = [];
    await backUp(world.portal.deps.config.databaseUrl!, file, (line) => said.push(line));
    const backedUp = said.flatMap((line) => /^(\w+): \d+ rows?$/.exec(line)?.[1] ?? []);
    expect([...backedUp, ...Object.keys(leftOut)].sort()).toEqual(Object.keys(await allRows(world.portal.deps.config.databaseUrl!)).sort());
  });

  test('a file that is there already is not overwritten', async () => {
    const file = join(home, 'once.backup');
    const source = world.portal.deps.config.databaseUrl!;
    await backUp(source, file);
    await expect(backUp(source, file)).rejects.toThrow(`The file ${file} exists already.`);
    await backUpPortal({ config: settings(source), clock: world.portal.clock, file, overwrite: true, output: noOutput, say: () => {} });
  });
});
