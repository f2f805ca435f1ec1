import { expect, test } from 'vitest';
import { openDatabase } from '../src/platform/db/db.ts';
import { useTestDatabase } from './database.ts';

const mine = useTestDatabase();
const other = useTestDatabase();

test('a test file finds places and topics in its database, and nobody', async () => {
  const [counted] = await mine.sql`
    select (select count(*)::int from places) as places, (select count(*)::int from topics) as topics,
           (select count(*)::int from accounts) as accounts, (select count(*)::int from listings) as listings`;
  expect(counted).toMatchObject({ accounts: 0, listings: 0 });
  expect(counted!.places).toBeGreaterThan(0);
  expect(counted!.topics).toBeGreaterThan(0);
});

test('the queue has its tables there', async () => {
  const tables = await mine.sql`select 1 from pg_tables where schemaname = 'bullmq'`;
  expect(tables.length).toBeGreaterThan(0);
});

test('what one test file writes is not seen by another', async () => {
  await mine.sql`create table mark (id int)`;
  const seen = await other.sql`select to_regclass('public.mark') as mark`;
  expect(seen[0]!.mark).toBeNull();
});

test('the address alone is enough to open it', async () => {
  const { sql, close } = openDatabase(mine.url, { max: 1 });
  const [here] = await sql`select to_regclass('public.places')::text as places`;
  await close();
  expect(here!.places).toBe('places');
});
