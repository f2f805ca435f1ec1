import { describe, expect, test } from 'vitest';
import { useBothPostgres } from '../../../test/other-postgres.ts';
import { allRows } from '../../../test/rows.ts';
import { openDatabase } from './db.ts';
import { checkSchema, migrateSchema } from './migrate.ts';
import { readMigrations, type Migration } from './migrations.ts';
import { rehearseMigrations } from './rehearse-migrations.ts';

const { own } = useBothPostgres();
const migration = (name: string, when: number, ...statements: string[]): Migration => ({ name, when, hash: `hash of ${name}`, statements });
const first = migration(
  'first',
  1,
  'CREATE TABLE "people" ("id" integer PRIMARY KEY, "name" text)',
  'INSERT INTO "people" SELECT n FROM generate_series(1, 1000) n',
);
const second = migration('second', 2, 'ALTER TABLE "people" ADD COLUMN "town" text');
const beside = migration('beside', 3, 'CREATE INDEX CONCURRENTLY IF NOT EXISTS "people_town" ON "people" ("town")');

async function run(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  let rows: Record<string, unknown>[] = [];
  for (const statement of statements) rows = await sql.unsafe(statement);
  await close();
  return rows;
}

describe('migrating', () => {
  test('runs what is missing, says what it was, and nothing the second time', async () => {
    const url = await own.newDatabase();
    expect(await migrateSchema(url, { known: [first] })).toEqual(['first']);
    expect(await migrateSchema(url, { known: [first, second, beside] })).toEqual(['second', 'beside']);
    expect(await migrateSchema(url, { known: [first, second, beside] })).toEqual([]);
    expect(await run(url, `select indisvalid from pg_index where indexrelid = 'people_town'::regclass`)).toEqual([{ indisvalid: true }]);
  });

  test('by several at once happens once', async () => {
    const url = await own.newDatabase();
    const done = await Promise.all([1, 2, 3, 4].map(() => migrateSchema(url, { known: [first, second, beside] })));
    expect(done.flat().sort()).toEqual(['beside', 'first', 'second']);
  });

  test('keeps what passed before a migration that fails, and nothing of that one', async () => {
    const url = await own.newDatabase();
    const bad = migration('bad', 3, 'CREATE TABLE "half" ("id" integer)', 'ALTER TABLE "nowhere" ADD COLUMN "x" text');
    await expect(migrateSchema(url, { known: [first, second, bad] })).rejects.toMatchObject({ code: '42P01' });
    expect(Object.keys(await allRows(url))).toEqual(['people', 'schema_migrations']);
    expect(await migrateSchema(url, { known: [first, second] })).toEqual([]);
  });

  test('makes an index again that an interrupted try left unusable', async () => {
    const url = await own.newDatabase();
    await migrateSchema(url, { known: [first, second] });
    await run(url, `update people set town = 'twice'`);
    await expect(run(url, 'create unique index concurrently people_town on people (town)')).rejects.toMatchObject({ code: '23505' });
    expect(await migrateSchema(url, { known: [first, second, beside] })).toEqual(['beside']);
    expect(await run(url, `select indisvalid from pg_index where indexrelid = 'people_town'::regclass`)).toEqual([{ indisvalid: true }]);
  });

  test('waits for nobody for long: those who come meanwhile are let through, and it gets its turn', async () => {
    const url = await own.newDatabase();
    await migrateSchema(url, { known: [first] });
    const reader = openDatabase(url, { max: 1, name: 'test' });
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let reading = () => {};
    const began = new Promise<void>((resolve) => (reading = resolve));
    const transaction = reader.sql.begin(async (tx) => {
      await tx`select * from people limit 1`;
      reading();
      await released;
    });
    await began;
    const migrating = migrateSchema(url, { known: [first, second] });
    // Behind a change that waited without end this one would wait as long as the reader reads.
    expect(await run(url, 'select count(*)::int as count from people')).toEqual([{ count: 1000 }]);
    release();
    await transaction;
    expect(await migrating).toEqual(['second']);
    await reader.close();
  });

  test('over a database of a newer version is refused in one sentence', async () => {
    const url = await own.newDatabase();
    await migrateSchema(url, { known: [first, second] });
    const sentence = 'The database is newer than this Handreich: it has a migration (the last of 1970-01-01) that this version does not know.';
    await expect(migrateSchema(url, { known: [first] })).rejects.toMatchObject({ name: 'StartProblem', message: sentence });
    await expect(rehearseMigrations(url, { known: [first] })).rejects.toMatchObject({ message: sentence });
  });
});

describe('a process of its own', () => {
  test('does not run without its tables, runs on them, and beside the next version with a warning', async () => {
    const url = await own.newDatabase();
    await expect(checkSchema(url)).rejects.toMatchObject({ name: 'StartProblem', hint: 'Run npm run migrate first.' });
    const known = readMigrations();
    await migrateSchema(url, { known: known.slice(0, -1) });
    await expect(checkSchema(url)).rejects.toThrow(`The database lacks 1 of this version's migrations (${known.at(-1)!.name} …).`);
    await migrateSchema(url);
    expect(await checkSchema(url)).toBeUndefined();
    await migrateSchema(url, { known: [...known, migration('next', known.at(-1)!.when + 1, 'CREATE TABLE "next" ("id" integer)')] });
    expect(await checkSchema(url)).toContain('newer version than this process');
  });
});

describe('a rehearsal', () => {
  test('of an empty database passes with all migrations of this version and leaves nothing', async () => {
    const url = await own.newDatabase();
    const { migrations } = await rehearseMigrations(url);
    expect(migrations.map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name));
    expect(migrations.flatMap(({ statements }) => statements.filter(({ outcome }) => outcome.kind === 'failed'))).toEqual([]);
    expect(await allRows(url)).toEqual({});
  });

  test('says what each statement locks and about how many rows are behind the lock', async () => {
    const url = await own.newDatabase();
    await migrateSchema(url, { known: [first] });
    await run(url, 'analyze people');
    const before = await allRows(url);
    const slow = migration('slow', 4, `UPDATE "people" SET "town" = 'here'`, 'CREATE INDEX "people_name" ON "people" ("name")');
    const { migrations } = await rehearseMigrations(url, { known: [first, second, beside, slow] });
    const touched = migrations.map(({ name, statements }) => [
      name,
      statements.map(({ outcome, touches }) => [outcome.kind, ...touches.map(({ lock, rows }) => `${lock} ${rows}`)]),
    ]);
    expect(touched).toEqual([
      ['second', [['passed', 'AccessExclusiveLock 1000']]],
      ['beside', [['untried']]],
      ['slow', [['passed'], ['passed']]],
    ]);
    expect(await allRows(url)).toEqual(before);
  });

  test('names what would fail and tries nothing after it', async () => {
    const url = await own.newDatabase();
    await migrateSchema(url, { known: [first] });
    const bad = migration('bad', 2, 'ALTER TABLE "people" ALTER COLUMN "name" SET NOT NULL', 'CREATE TABLE "more" ("id" integer)');
    const { migrations } = await rehearseMigrations(url, { known: [first, bad] });
    expect(migrations[0]!.statements.map(({ outcome }) => outcome)).toEqual([
      { kind: 'failed', reason: 'column "name" of relation "people" contains null values' },
      { kind: 'untried' },
    ]);
    expect(Object.keys(await allRows(url))).toEqual(['people', 'schema_migrations']);
  });
});
