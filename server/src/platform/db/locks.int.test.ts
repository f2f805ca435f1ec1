import { expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { openDatabase } from './db.ts';
import { lockForConnection, lockForTransaction, lockKey } from './locks.ts';

const database = useTestDatabase();
const open = () => openDatabase(database.url, { max: 1, name: 'test' });

test('each name and each thing has a number of its own, always the same, which PostgreSQL takes', async () => {
  const keys = [lockKey('migrations'), lockKey('demonstration'), lockKey('mails-of-account', 'a'), lockKey('mails-of-account', 'b')];
  expect(new Set(keys).size).toBe(4);
  expect(lockKey('mails-of-account', 'a')).toBe(keys[2]);
  for (const key of keys) expect(await database.sql`select ${key}::bigint::text as key`).toEqual([{ key }]);
});

test('of two transactions that want the same lock one waits; another thing is free', async () => {
  const [one, other] = [open(), open()];
  const order: string[] = [];
  let waiting: Promise<void> | undefined;
  await one.db.transaction(async (tx) => {
    await lockForTransaction(tx, 'mails-of-account', 'a');
    await other.db.transaction((free) => lockForTransaction(free, 'mails-of-account', 'b'));
    waiting = other.db.transaction(async (late) => {
      await lockForTransaction(late, 'mails-of-account', 'a');
      order.push('second');
    });
    const blocked = () => database.sql`select from pg_locks where locktype = 'advisory' and not granted`;
    await expect.poll(async () => (await blocked()).length).toBe(1);
    order.push('first');
  });
  await waiting;
  expect(order).toEqual(['first', 'second']);
  await Promise.all([one.close(), other.close()]);
});

test('a connection shares a lock, holds it alone after all others have gone, says once that it waits, and can be told to give up', async () => {
  const [one, other, third] = [open(), open(), open()];
  let waits = 0;
  const onWait = () => void (waits += 1);
  await lockForConnection(one.sql, 'migrations', { shared: true, onWait });
  await lockForConnection(other.sql, 'migrations', { shared: true, onWait });
  expect(waits).toBe(0);
  const giving = new AbortController();
  await expect(lockForConnection(third.sql, 'migrations', { onWait: () => giving.abort(), signal: giving.signal })).rejects.toThrow();
  const alone = lockForConnection(third.sql, 'migrations', { onWait });
  await one.close();
  await expect.poll(() => waits).toBe(1);
  await other.close();
  await alone;
  expect(waits).toBe(1);
  await third.close();
});
