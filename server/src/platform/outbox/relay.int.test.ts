import { afterEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { fixedClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { buildLog } from '../log/log.ts';
import { markDone, markFailed, readOpenDelivery, type Delivery } from './deliveries.ts';
import { buildPublish } from './publish.ts';
import { OVERDUE_SECONDS, relayBatch, startRelay } from './relay.ts';

const { db, sql } = useTestDatabase();
const clock = fixedClock('2026-11-16T10:00:00Z');
const publish = buildPublish({ clock, newId, handlersOf: (event) => (event === 'test.nobody' ? [] : ['test-one', 'test-two']) });
const happen = (name = 'test.happened') => db.transaction((tx) => publish(tx, { name, payload: { of: 'a test' } }));
const queue = () => {
  const queued: Delivery[] = [];
  return { queued, enqueue: async (deliveries: Delivery[]) => void queued.push(...deliveries) };
};
const handlers = ['test-one', 'test-two'];
const key = ({ eventId, handler }: Delivery) => `${eventId} ${handler}`;

afterEach(async () => {
  await sql`truncate events cascade`;
});

test('each delivery is queued once, oldest first and no more than a batch at a time', async () => {
  const ids = [await happen(), await happen(), await happen()];
  await happen('test.nobody');
  const { queued, enqueue } = queue();
  expect(await relayBatch({ db, clock, enqueue, handlers }, 4)).toEqual({ fresh: 4, overdue: 0 });
  expect(new Set(queued.map(({ eventId }) => eventId))).toEqual(new Set(ids.slice(0, 2)));
  expect(await relayBatch({ db, clock, enqueue, handlers }, 4)).toEqual({ fresh: 2, overdue: 0 });
  expect(await relayBatch({ db, clock, enqueue, handlers }, 4)).toEqual({ fresh: 0, overdue: 0 });
  expect(new Set(queued.map(key)).size).toBe(6);
});

test('several relays at once take different deliveries', async () => {
  for (let count = 0; count < 20; count += 1) await happen();
  const { queued, enqueue } = queue();
  const slowly = async (deliveries: Delivery[]) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await enqueue(deliveries);
  };
  await Promise.all([1, 2, 3, 4, 5].map(() => relayBatch({ db, clock, enqueue: slowly, handlers }, 8)));
  expect(queued).toHaveLength(40);
  expect(new Set(queued.map(key)).size).toBe(40);
});

test('a queue that fails leaves deliveries open for the next time', async () => {
  await happen();
  await expect(relayBatch({ db, clock, enqueue: () => Promise.reject(new Error('away')), handlers })).rejects.toThrow('away');
  const { queued, enqueue } = queue();
  await relayBatch({ db, clock, enqueue, handlers });
  expect(queued).toHaveLength(2);
});

test('what is not done after five minutes is queued again; what is done or has failed for good is not', async () => {
  const eventId = await happen();
  const other = await happen();
  const { enqueue } = queue();
  await relayBatch({ db, clock, enqueue, handlers });
  await markDone(db, { eventId, handler: 'test-one' }, clock.now());
  await markFailed(db, { eventId: other, handler: 'test-one' }, clock.now(), { failure: 'no', attempts: 1 });
  const again = queue();
  clock.advance(OVERDUE_SECONDS);
  expect(await relayBatch({ db, clock, enqueue: again.enqueue, handlers })).toEqual({ fresh: 0, overdue: 0 });
  clock.advance(1);
  expect(await relayBatch({ db, clock, enqueue: again.enqueue, handlers })).toEqual({ fresh: 0, overdue: 2 });
  expect(again.queued.map(key).sort()).toEqual([`${eventId} test-two`, `${other} test-two`].sort());
  expect(await readOpenDelivery(db, { eventId, handler: 'test-one' })).toBeUndefined();
  expect(await readOpenDelivery(db, { eventId, handler: 'test-two' })).toEqual({ id: eventId, name: 'test.happened', payload: { of: 'a test' } });
});

test('deliveries to handlers of another version are left to it', async () => {
  await happen();
  const { queued, enqueue } = queue();
  await relayBatch({ db, clock, enqueue, handlers: ['test-two', 'test-newer'] });
  expect(queued.map(({ handler }) => handler)).toEqual(['test-two']);
});

test('a relay that runs takes what comes at once and a burst to its end, and stops', async () => {
  const { queued, enqueue } = queue();
  // Polling alone would take longer than the test waits.
  const relay = startRelay({ db, sql, clock, log: buildLog('silent'), enqueue, handlers, pollSeconds: 600 });
  await happen();
  await expect.poll(() => queued.length, { timeout: 5000 }).toBe(2);
  await db.transaction(async (tx) => {
    for (let count = 0; count < 500; count += 1) await publish(tx, { name: 'test.happened', payload: {} });
  });
  await expect.poll(() => queued.length, { timeout: 5000 }).toBe(1002);
  await relay.stop();
  await happen();
  expect(queued).toHaveLength(1002);
});
