import { sql as statement } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { isConnectionLost } from './connection-errors.ts';
import { openDatabase } from './db.ts';

const database = useTestDatabase();
// One connection: what follows a lost transaction meets what it left behind.
const own = openDatabase(database.url, { max: 1, name: 'handreich-lost' });
afterAll(() => own.close());

const endOthers = async () => {
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'handreich-lost'`;
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'committed',
    (error: unknown) => error,
  );
}

/** The driver hands a lost connection's last error to the first statement of the next one, too: whoever asks again is served. */
async function soon<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!isConnectionLost(error)) throw error;
    return work();
  });
}

/** A transaction, or a transaction inside one, which is a savepoint of it. */
type Begin = typeof own.db.transaction;
const shapes: [string, Begin][] = [
  ['a transaction', (work) => own.db.transaction(work)],
  ['a transaction inside another', (work) => own.db.transaction((tx) => tx.transaction(work))],
  ['a transaction two levels inside', (work) => own.db.transaction((tx) => tx.transaction((inner) => inner.transaction(work)))],
];

describe.each(shapes)('%s', (_shape, begin) => {
  test.each([
    ['while a statement runs', async () => {}, 'select pg_sleep(5)'],
    ['between two statements', async () => (await endOthers(), pause(50)), 'select 1'],
    ['right before the next statement', endOthers, 'select 1'],
  ])('that loses its connection %s is refused whole, and the process lives', async (_when, meanwhile, next) => {
    for (let round = 0; round < 5; round++) {
      const place = `lost-${round}`;
      const work = begin(async (tx) => {
        await tx.execute(
          statement`insert into topics (slug, path, risk, position, label_de, label_en) values (${place}::text, array[${place}::text], 'ordinary', 0, '', '')`,
        );
        await meanwhile();
        if (next.includes('sleep')) setTimeout(() => void endOthers(), 30);
        await tx.execute(statement.raw(next));
        await tx.execute(statement`update topics set label_de = 'half written' where slug = ${place}`);
      });
      const outcome = await outcomeOf(work);
      expect(isConnectionLost(outcome), String(outcome)).toBe(true);
      // The rest of the lost transaction must not run on the connection that comes next, inside or outside another one.
      const after = await soon(() =>
        own.db.transaction(async (tx) => {
          await pause(20);
          return tx.execute<{ count: number }>(statement`select count(*)::int as count from topics where slug = ${place}`);
        }),
      );
      expect(after[0]).toEqual({ count: 0 });
    }
  });

  test('an error of another connection, which only looks like a lost one, rolls back too', async () => {
    const elsewhere = Object.assign(new Error('mail server away'), { code: 'ECONNREFUSED' });
    const work = begin(async (tx) => {
      await tx.execute(
        statement`insert into topics (slug, path, risk, position, label_de, label_en) values ('elsewhere', array['elsewhere'], 'ordinary', 0, '', '')`,
      );
      throw elsewhere;
    });
    expect(await outcomeOf(work)).toBe(elsewhere);
    expect(await database.sql`select 1 from topics where slug = 'elsewhere'`).toHaveLength(0);
  });

  test('a refusal of the work itself rolls back, and its error comes through', async () => {
    const refusal = new Error('no');
    const work = begin(async (tx) => {
      await tx.execute(
        statement`insert into topics (slug, path, risk, position, label_de, label_en) values ('refused', array['refused'], 'ordinary', 0, '', '')`,
      );
      throw refusal;
    });
    expect(await outcomeOf(work)).toBe(refusal);
    expect(await database.sql`select 1 from topics where slug = 'refused'`).toHaveLength(0);
  });
});

test('what a refused inner part wrote goes, the rest of the transaction stays', async () => {
  const write = (slug: string) =>
    statement`insert into topics (slug, path, risk, position, label_de, label_en) values (${slug}::text, array[${slug}::text], 'ordinary', 0, '', '')`;
  await own.db.transaction(async (tx) => {
    await tx.execute(write('kept'));
    const inner = tx.transaction(async (part) => {
      await part.execute(write('taken-back'));
      throw new Error('no');
    });
    expect(await outcomeOf(inner)).toMatchObject({ message: 'no' });
  });
  expect(await database.sql`select slug from topics where slug in ('kept', 'taken-back')`).toEqual([{ slug: 'kept' }]);
});
