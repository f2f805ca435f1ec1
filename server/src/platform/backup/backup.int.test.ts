import { randomBytes } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasBothPostgres, useBothPostgres } from '../../../test/other-postgres.ts';
import { allRows } from '../../../test/rows.ts';
import { openDatabase } from '../db/db.ts';
import { migrateSchema } from '../db/migrate.ts';
import type { Migration } from '../db/migrations.ts';
import { copyOut } from './copy-out.ts';
import { readBackup } from './read-backup.ts';
import { restoreBackup, type RestoreOptions } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const { own, other } = useBothPostgres();
const migration = (name: string, when: number, ...statements: string[]): Migration => ({ name, when, hash: `hash of ${name}`, statements });

// Whatever a table may have that does not simply go from one end of COPY to the other.
const difficult = [
  migration(
    'first',
    1,
    `CREATE TABLE "odd ""names" ("order" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Größe" text, "double" integer GENERATED ALWAYS AS ("order" * 2) STORED)`,
    `CREATE TABLE "ring_a" ("id" integer PRIMARY KEY, "b" integer NOT NULL)`,
    `CREATE TABLE "ring_b" ("id" integer PRIMARY KEY, "a" integer NOT NULL REFERENCES "ring_a", "parent" integer REFERENCES "ring_b")`,
    `ALTER TABLE "ring_a" ADD CONSTRAINT "ring" FOREIGN KEY ("b") REFERENCES "ring_b" DEFERRABLE INITIALLY DEFERRED`,
    `CREATE TABLE "kinds" ("id" serial PRIMARY KEY, "bytes" bytea, "list" text[], "json" jsonb, "at" timestamptz, "day" date, "number" double precision, "span" interval, "yes" boolean)`,
    `INSERT INTO "kinds" ("yes") VALUES (true)`,
    `CREATE TABLE "secrets" ("id" integer PRIMARY KEY, "word_sealed" bytea)`,
  ),
  migration('second', 2, `CREATE INDEX CONCURRENTLY IF NOT EXISTS "kinds_day" ON "kinds" ("day")`),
];
const later = migration('third', 3, `ALTER TABLE "kinds" ADD COLUMN "later" text DEFAULT 'new'`, `UPDATE "kinds" SET "later" = 'was there'`);

async function run(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  let rows: Record<string, unknown>[] = [];
  for (const statement of statements) rows = await sql.unsafe(statement);
  await close();
  return rows;
}

async function backUp(databaseUrl: string, leftOut: string[] = []): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const output = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) });
  await writeBackup({ databaseUrl, now: new Date('2026-11-20T03:00:00Z'), leftOut, output });
  return Buffer.concat(chunks);
}

const restore = (databaseUrl: string, backup: Buffer, options: Partial<RestoreOptions> = {}) =>
  restoreBackup({
    databaseUrl,
    bytes: pieces(backup),
    madeByItself: ['schema_migrations', 'kinds'],
    dropSchemas: [],
    afterwards: [],
    known: difficult,
    ...options,
  });

/** As a file or a pipe would give it, in pieces that end anywhere. */
const pieces = (bytes: Buffer, size = 1000) =>
  Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));

let source: string;
let backup: Buffer;

beforeAll(async () => {
  source = await own.newDatabase();
  await migrateSchema(source, { known: difficult });
  await run(
    source,
    `insert into "odd ""names" ("Größe") values ('tab\there'), (E'line\nbreak'), (E'\\\\.'), (E'\\\\.\n\\\\.'), (''), (null), ('Ґанок ☂ 🤝')`,
    `delete from "odd ""names" where "order" = 7`,
    `begin; insert into ring_a values (1, 10), (2, 20); insert into ring_b values (20, 2, null), (10, 1, 20); commit`,
    `insert into kinds (bytes, list, json, at, day, number, span) values
      ('\\x00ff0a5c', '{"a,b","c\\"d",NULL,"\\\\\\\\"}', '{"a": [1, "\\u00e4", null], "b": "\\\\n"}', '2026-03-29 02:30:00.123456+01', '2026-02-28', 0.1, '1 month -2 days'),
      (null, '{}', 'null', 'infinity', '-infinity', 'NaN', '03:04:05.6'), (null, null, null, '0044-03-15 12:00:00+00 BC', null, 1e-308, null)`,
    `insert into secrets values (1, '\\x01aabbccdd00'), (2, '\\x01aabbccdd01'), (3, '\\x0111223344ff'), (4, null)`,
  );
  backup = await backUp(source);
});

describe('a backup', () => {
  test('says what it holds and which secrets sealed it, and nothing else of them', async () => {
    const { header, rows } = await readBackup(pieces(backup));
    expect(header).toMatchObject({ format: 'handreich-backup', version: 1, at: '2026-11-20T03:00:00.000Z', keyIds: ['11223344', 'aabbccdd'] });
    expect(Number.parseInt(header.postgres, 10)).toBe(own.major);
    expect(header.migrations).toEqual([
      { when: 1, hash: 'hash of first' },
      { when: 2, hash: 'hash of second' },
    ]);
    expect(header.tables.map(({ name }) => name)).toEqual(['kinds', 'odd "names', 'ring_a', 'ring_b', 'schema_migrations', 'secrets']);
    expect(header.tables[1]!.columns).toEqual(['Größe', 'order']);
    expect(rows).toBe(4 + 6 + 2 + 2 + 2 + 4);
  });

  test.skipIf(!hasBothPostgres)('restores every row, sequence, foreign key and generated value on the other PostgreSQL, and back again', async () => {
    const there = await other.newDatabase();
    await restore(there, backup);
    expect(await allRows(there)).toEqual(await allRows(source));
    const back = await own.newDatabase();
    await restore(back, await backUp(there));
    expect(await allRows(back)).toEqual(await allRows(source));
    for (const url of [source, there, back]) {
      expect(await run(url, `insert into "odd ""names" ("Größe") values ('next') returning "order", "double"`)).toEqual([{ order: 8, double: 16 }]);
      expect(await run(url, 'insert into kinds default values returning id')).toEqual([{ id: 5 }]);
      await expect(run(url, 'insert into ring_a values (3, 30)')).rejects.toMatchObject({ code: '23503' });
      await expect(run(url, 'insert into ring_b values (40, 4, null)')).rejects.toMatchObject({ code: '23503' });
      expect(await run(url, `select indisvalid from pg_index where indexrelid = 'kinds_day'::regclass`)).toEqual([{ indisvalid: true }]);
      await run(url, `delete from "odd ""names" where "order" = 8`, 'delete from kinds where id = 5');
      await run(url, `select setval('kinds_id_seq', 4), setval(pg_get_serial_sequence('"odd ""names"', 'order'), 7)`);
    }
  });

  test('of an earlier version is brought to this one; of a newer or another one it is refused', async () => {
    const target = await own.newDatabase();
    await restore(target, backup, { known: [...difficult, later] });
    expect(await run(target, 'select distinct later from kinds')).toEqual([{ later: 'was there' }]);
    expect(await run(target, 'select count(*)::int as count from schema_migrations')).toEqual([{ count: 3 }]);
    const newer = await backUp(target);
    const empty = await own.newDatabase();
    await expect(restore(empty, newer)).rejects.toThrow('The backup is of a newer version of Handreich');
    await expect(restore(empty, backup, { known: [{ ...difficult[0]!, hash: 'changed' }, difficult[1]!] })).rejects.toThrow(
      'migrations that this version does not have',
    );
    expect(await allRows(empty)).toEqual({});
  });

  test('goes on after a table that came faster than it was read', async () => {
    const url = await own.newDatabase();
    await run(url, 'create table fast (text text)', `insert into fast select repeat('x', 500) from generate_series(1, 150)`);
    const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
    const slowly = {
      unsafe: (query: string) => ({
        async readable() {
          const rows = await sql.unsafe(query).readable();
          await sleep(50);
          return rows;
        },
      }),
    };
    let size = 0;
    for await (const piece of copyOut(slowly, { name: 'fast', columns: ['text'] })) size += piece.length;
    expect(size).toBe(150 * 501);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await close();
  });

  test('leaves out the rows of the tables that it is told, not the tables', async () => {
    const target = await own.newDatabase();
    await restore(target, await backUp(source, ['secrets']));
    expect(await allRows(target)).toEqual({ ...(await allRows(source)), secrets: [] });
  });

  test('has an own statement run on what was restored', async () => {
    const target = await own.newDatabase();
    await restore(target, backup, { afterwards: ['update kinds set yes = false where id = 1'] });
    expect(await run(target, 'select yes from kinds where id = 1')).toEqual([{ yes: false }]);
  });
});

describe('a database that is not empty', () => {
  test('is refused by name and stays as it was; what a portal made by itself gives way', async () => {
    const target = await own.newDatabase();
    await migrateSchema(target, { known: difficult });
    await run(target, `update kinds set yes = false`);
    await restore(target, backup);
    expect(await allRows(target)).toEqual(await allRows(source));
    await expect(restore(target, backup)).rejects.toThrow('The database is not empty: it holds odd "names, ring_a, ring_b, secrets.');
    expect(await allRows(target)).toEqual(await allRows(source));
  });

  test('that belongs to somebody else is refused', async () => {
    const target = await own.newDatabase();
    await run(target, 'create table customers (id integer)');
    await expect(restore(target, backup)).rejects.toThrow("tables that are not Handreich's (customers)");
    expect(await allRows(target)).toEqual({ customers: [] });
  });

  test('is refused while a portal is connected to it', async () => {
    const target = await own.newDatabase();
    const portal = openDatabase(target, { max: 1 });
    await portal.sql`select 1`;
    await expect(restore(target, backup)).rejects.toThrow('A portal is connected to this database.');
    await portal.close();
    await restore(target, backup);
  });
});

describe('a file that is not one whole backup', () => {
  test('is refused wherever it is cut off', async () => {
    const lengths = Array.from({ length: backup.length }, (_, length) => length);
    const read = lengths.map(async (length) =>
      readBackup(pieces(backup.subarray(0, length))).then(
        () => `${length} of ${backup.length}`,
        (error: Error) => error.message,
      ),
    );
    const outcomes = new Set(await Promise.all(read));
    expect([...outcomes].sort()).toEqual(['The backup cannot be used: it is cut off before its end.', 'The file is not a backup of Handreich.']);
  });

  test('is refused whichever byte of it is another', async () => {
    const positions = Array.from({ length: backup.length }, (_, position) => position);
    const read = positions.map(async (position) => {
      const flipped = Buffer.from(backup);
      flipped[position]! ^= 0xff;
      return readBackup(pieces(flipped)).then(
        () => `byte ${position} of ${backup.length}`,
        (error: Error) => error.name,
      );
    });
    expect(new Set(await Promise.all(read))).toEqual(new Set(['StartProblem']));
  });

  test('is refused with something behind it, from elsewhere, or of a later format', async () => {
    const { gzipSync } = await import('node:zlib');
    const foreign = gzipSync('{"format":"something else"}\n');
    const packed = (text: string) => Buffer.concat([backup.subarray(0, 10), gzipSync(text).subarray(10)]);
    const sentence = (bytes: Buffer) =>
      readBackup(pieces(bytes)).then(
        () => 'accepted',
        (error: Error) => error.message,
      );
    expect(await sentence(Buffer.concat([backup, Buffer.from('x')]))).toContain('damaged');
    expect(await sentence(Buffer.concat([backup, backup]))).toContain('damaged');
    for (const other of [foreign, packed('{"format":"something else"}\n'), packed('no JSON\n'), randomBytes(5000), Buffer.alloc(0)])
      expect(await sentence(other)).toBe('The file is not a backup of Handreich.');
    expect(await sentence(packed('{"format":"handreich-backup","version":2}\n'))).toContain('newer Handreich (format 2');
  });

  test('leaves no trace in the database, also when only its last byte is wrong', async () => {
    const target = await own.newDatabase();
    for (const broken of [
      backup.subarray(0, backup.length - 1),
      backup.subarray(0, backup.length / 2),
      Buffer.concat([backup.subarray(0, -8), Buffer.alloc(8)]),
    ])
      await expect(restore(target, broken)).rejects.toMatchObject({ name: 'StartProblem' });
    expect(await allRows(target)).toEqual({});
    await restore(target, backup);
  });
});
