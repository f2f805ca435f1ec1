import { lt, sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { deleteBatch, deleteInBatches } from './delete-in-batches.ts';

const { db } = useTestDatabase();
const things = pgTable('things', { number: integer('number').primaryKey() });
const left = async () => (await db.select().from(things)).length;
const fill = (count: number) => db.execute(sql`insert into things select generate_series(1, ${count}::int)`);

beforeEach(async () => {
  await db.execute(sql`drop table if exists things`);
  await db.execute(sql`create table things (number integer primary key)`);
});

test('all that is over goes, however much it is, and nothing else', async () => {
  await fill(1_600);
  await deleteInBatches(db, things, lt(things.number, 1_501));
  expect((await db.select().from(things)).map(({ number }) => number).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 100 }, (_, index) => 1_501 + index),
  );
});

test('several at once take different ones, a batch each', async () => {
  await fill(30);
  const taken = await Promise.all([1, 2, 3].map(() => db.transaction((tx) => deleteBatch(tx, things, lt(things.number, 100), 10))));
  expect(Math.max(...taken)).toBe(10);
  expect(await left()).toBe(30 - taken.reduce((sum, count) => sum + count));
});

test('what another process holds is left to it', async () => {
  await fill(3);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from things where number = 2 for update`);
    await deleteInBatches(db, things, lt(things.number, 100));
  });
  expect(await db.select().from(things)).toEqual([{ number: 2 }]);
});
