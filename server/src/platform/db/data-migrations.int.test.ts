import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { fixedClock } from '../clock/clock.ts';
import { readDataMigrations, runDataMigrations, type DataMigration } from './data-migrations.ts';

const database = useTestDatabase();
const clock = fixedClock('2026-11-16T10:00:00Z');
const ROWS = 1000;

/** Turns names round, a hundred at a time: doing it to a row twice would undo it. */
const turnNames: DataMigration = {
  name: 'turn-names',
  description: 'Names are read from the other end.',
  async batch(tx, cursor) {
    const rows = await tx.execute<{ id: number }>(sql`
      update people set name = reverse(name), turns = turns + 1
      where id in (select id from people where id > ${Number(cursor ?? 0)} order by id limit 100) returning id`);
    return { cursor: String(Math.max(Number(cursor ?? 0), ...rows.map(({ id }) => id))), rows: rows.length, done: rows.length < 100 };
  },
};
const state = async () => (await readDataMigrations({ db: database.db, list: [turnNames] }))[0];
const turns = async () => (await database.sql`select turns, count(*)::int as rows from people group by turns`).map((row) => ({ ...row }));
const run = (list = [turnNames]) => runDataMigrations({ db: database.db, clock, list });

beforeEach(async () => {
  await database.sql`drop table if exists people`;
  await database.sql`create table people (id integer primary key, name text, turns integer not null default 0)`;
  await database.sql`insert into people select n, 'name ' || n from generate_series(1, ${ROWS}::int) n`;
  await database.sql`delete from data_migrations`;
});

test('a data migration changes every row once and is not run again', async () => {
  expect(await state()).toMatchObject({ finished: false, rows: 0 });
  expect(await run()).toEqual([{ name: 'turn-names', rows: ROWS }]);
  expect(await run()).toEqual([]);
  expect(await turns()).toEqual([{ turns: 1, rows: ROWS }]);
  expect(await state()).toMatchObject({ finished: true, rows: ROWS });
});

test('a data migration that breaks off goes on where it was, with nothing done twice or left out', async () => {
  let batches = 0;
  const breaking: DataMigration = {
    ...turnNames,
    async batch(tx, cursor) {
      const step = await turnNames.batch(tx, cursor);
      // After its rows were changed: the transaction takes them back together with the cursor.
      if ((batches += 1) === 4) throw new Error('the plug was pulled');
      return step;
    },
  };
  await expect(run([breaking])).rejects.toThrow('the plug was pulled');
  expect(await state()).toMatchObject({ finished: false, rows: 300 });
  expect(await run([breaking])).toEqual([{ name: 'turn-names', rows: 700 }]);
  expect(await turns()).toEqual([{ turns: 1, rows: ROWS }]);
});

test('a data migration that several run at once is done once', async () => {
  const did = (await Promise.all([run(), run(), run()])).flat();
  expect(did.length).toBeLessThanOrEqual(1);
  expect(await turns()).toEqual([{ turns: 1, rows: ROWS }]);
  expect(await state()).toMatchObject({ finished: true, rows: ROWS });
});

test('data migrations run in the order of their list', async () => {
  const order: string[] = [];
  const named = (name: string): DataMigration => ({ name, description: name, batch: async () => (order.push(name), { cursor: null, rows: 0, done: true }) });
  await run([named('b'), named('a')]);
  expect(order).toEqual(['b', 'a']);
});
