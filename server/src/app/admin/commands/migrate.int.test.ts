import { expect, test } from 'vitest';
import { useBothPostgres } from '../../../../test/other-postgres.ts';
import { allRows } from '../../../../test/rows.ts';
import { readConfig } from '../../../platform/config/config.ts';
import { openDatabase } from '../../../platform/db/db.ts';
import { migrateSchema } from '../../../platform/db/migrate.ts';
import { readMigrations } from '../../../platform/db/migrations.ts';
import { runAdmin } from '../run-admin.ts';

const { own } = useBothPostgres();

async function admin(databaseUrl: string, ...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const config = readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: databaseUrl });
  await runAdmin({ config, args, print: (line) => lines.push(line) });
  return lines;
}

test('a dry run over an older database shows every statement and its locks, and changes nothing', async () => {
  const [first, second] = readMigrations();
  const url = await own.newDatabase();
  await migrateSchema(url, { known: [first!] });
  const before = await allRows(url);
  const lines = await admin(url, 'migrate', '--dry-run');
  expect(lines).toContain(`schema ${second!.name}`);
  expect(lines).not.toContain(`schema ${first!.name}`);
  expect(lines).toContain('  ALTER TABLE "outbox_deliveries" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;');
  expect(lines).toContain('    -- locks outbox_deliveries (AccessExclusiveLock), rows not counted yet');
  expect(lines.filter((line) => line.includes('FAILS'))).toEqual([]);
  expect(lines.at(-1)).toBe('Nothing was changed.');
  expect(await allRows(url)).toEqual(before);
});

test('a dry run over an empty database makes no table, not even those of the queue', async () => {
  const url = await own.newDatabase();
  expect((await admin(url, 'migrate', '--dry-run')).at(-1)).toBe('Nothing was changed.');
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  expect(await sql`select nspname from pg_namespace where nspname = 'bullmq'`).toEqual([]);
  await close();
  expect(await allRows(url)).toEqual({});
});

test('migrating says what it did, and then that there is nothing to do', async () => {
  const url = await own.newDatabase();
  expect(await admin(url, 'migrate')).toEqual(readMigrations().map(({ name }) => `schema ${name}: done`));
  expect(await admin(url, 'migrate')).toEqual(['Nothing to do: the database is of this version.']);
  expect(await admin(url, 'migrate', '--dry-run')).toEqual(['Nothing to do: the database is of this version.']);
});

test('no other command changes a configured database that lacks migrations: it says what to do', async () => {
  const url = await own.newDatabase();
  const lacking = { name: 'StartProblem', hint: 'Run npm run migrate first.' };
  await expect(admin(url, 'list')).rejects.toMatchObject(lacking);
  expect(await allRows(url)).toEqual({});
  await migrateSchema(url, { known: readMigrations().slice(0, -1) });
  const before = await allRows(url);
  await expect(admin(url, 'list')).rejects.toMatchObject(lacking);
  expect(await allRows(url)).toEqual(before);
  await admin(url, 'migrate');
  expect(await admin(url, 'list')).toEqual([]);
});

test('over a database of a newer version every command says so in one sentence', async () => {
  const url = await own.newDatabase();
  await admin(url, 'migrate');
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  await sql`insert into schema_migrations (hash, created_at) values ('of a later version', ${Date.parse('2031-05-06T07:08:09Z')})`;
  await close();
  for (const args of [['migrate'], ['migrate', '--dry-run'], ['list']])
    await expect(admin(url, ...args)).rejects.toThrow('The database is newer than this Handreich: it has a migration (the last of 2031-05-06)');
});
