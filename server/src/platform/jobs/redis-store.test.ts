import { expect, test } from 'vitest';
import { chooseStore } from './choose-store.ts';
import { adviceOn, redisStore } from './redis-store.ts';
import { isAway, reasonOfStore } from './store-errors.ts';

const info = (fields: Record<string, string>) => new Map(Object.entries(fields));

test.each([
  [{ redis_version: '7.0.15', maxmemory_policy: 'noeviction' }, []],
  [{ redis_version: '6.2.0', maxmemory_policy: 'noeviction' }, []],
  [{ redis_version: '7.0.15', maxmemory_policy: 'allkeys-lru' }, [expect.stringContaining('allkeys-lru')]],
  [{ redis_version: '6.0.16', maxmemory_policy: 'noeviction' }, [expect.stringContaining('6.0.16')]],
  [{ redis_version: '5.0.7', maxmemory_policy: 'volatile-ttl' }, [expect.stringContaining('volatile-ttl'), expect.stringContaining('5.0.7')]],
  [{}, []],
])('the settings %o are advised on', (fields, advice) => {
  expect(adviceOn(info(fields))).toEqual(advice);
});

test('the queue lives in Redis as soon as its address is set, else in the database', () => {
  expect(chooseStore({ redisUrl: undefined }, 'postgres://h/d').kind).toBe('postgres');
  expect(chooseStore({ redisUrl: 'redis://h' }, 'postgres://h/d').kind).toBe('redis');
});

test.each([
  ['redis://h:1/3', '3'],
  ['redis://h:1', '0'],
  ['redis://u:p@h:1/', '0'],
])('%s counts the connections of its own database alone', (url, db) => {
  expect(redisStore(url).isOurs({ db })).toBe(true);
  expect(redisStore(url).isOurs({ db: '7' })).toBe(false);
});

test('workers wait for a Redis that is away; whoever puts jobs in is told at once', () => {
  expect(redisStore('redis://h').options('worker', 1).connection).toMatchObject({ maxRetriesPerRequest: null });
  expect(redisStore('redis://h').options('producer', 1).connection).toMatchObject({ maxRetriesPerRequest: 1, enableOfflineQueue: false });
});

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

test.each([
  [new Error('Connection is closed.'), true],
  [new Error("Stream isn't writeable and enableOfflineQueue options is false"), true],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  [new Error('outer', { cause: new Error('Command timed out') }), true],
  [reply('LOADING Redis is loading the dataset in memory'), true],
  [reply("READONLY You can't write against a read only replica."), true],
  [Object.assign(new Error('x'), { code: '57P01' }), true],
  [reply("OOM command not allowed when used memory > 'maxmemory'."), true],
  [Object.assign(new Error('x'), { code: '53300' }), true],
  [Object.assign(new Error('x'), { code: '53100' }), true],
  [Object.assign(new Error('x'), { code: '25006' }), true],
  // These are the job's own: they may never pass.
  [Object.assign(new Error('x'), { code: '57014' }), false],
  [Object.assign(new Error('x'), { code: '40001' }), false],
  [Object.assign(new Error('x'), { code: '23505' }), false],
  [new Error('the other side says no'), false],
  ['not an error', false],
])('%o: whether it is nobody’s fault is %s', (error, away) => {
  expect(isAway(error)).toBe(away);
});

test('of what Redis answered only its code is logged', () => {
  expect(reasonOfStore(reply('WRONGPASS invalid username-password pair for user anna'))).toBe('Redis answered WRONGPASS');
  expect(reasonOfStore(new Error('Connection is closed.'))).toBe('Connection is closed.');
});
