import { afterEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { fixedClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { dropDelivery } from './dead-letters.ts';
import { markDone, markFailed } from './deliveries.ts';
import { forgetOldEvents, KEEP_DONE_DAYS, KEEP_DROPPED_DAYS } from './forget-events.ts';
import { buildPublish } from './publish.ts';

const { db, sql } = useTestDatabase();
const start = '2026-11-16T10:00:00Z';
const clock = fixedClock(start);
const DAY = 86_400;
const publish = buildPublish({ clock, newId, handlersOf: (event) => (event === 'test.nobody' ? [] : ['test-one', 'test-two']) });
const happen = (name = 'test.happened') => db.transaction((tx) => publish(tx, { name, payload: {} }));
const isThere = async (eventId: string) => (await sql`select from events where id = ${eventId}`).length === 1;
const sweep = () => forgetOldEvents.run({ db, clock } as never);

afterEach(async () => {
  await sql`truncate events cascade`;
  clock.set(start);
});

test('events that are done go after thirty days, with their deliveries; what is open or failed stays', async () => {
  const [done, half, failed, heard] = [await happen(), await happen(), await happen(), await happen('test.nobody')];
  for (const handler of ['test-one', 'test-two']) await markDone(db, { eventId: done, handler }, clock.now());
  await markDone(db, { eventId: half, handler: 'test-one' }, clock.now());
  await markDone(db, { eventId: failed, handler: 'test-one' }, clock.now());
  await markFailed(db, { eventId: failed, handler: 'test-two' }, clock.now(), { failure: 'no', attempts: 12 });
  clock.advance(KEEP_DONE_DAYS * DAY);
  await sweep();
  expect(await Promise.all([done, half, failed, heard].map(isThere))).toEqual([true, true, true, true]);
  clock.advance(1);
  await sweep();
  expect(await Promise.all([done, half, failed, heard].map(isThere))).toEqual([false, true, true, false]);
  clock.advance(1000 * DAY);
  await sweep();
  expect(await Promise.all([half, failed].map(isThere))).toEqual([true, true]);
  expect((await sql`select from outbox_deliveries`).length).toBe(4);
});

test('what was dropped stays ninety days from then on', async () => {
  const eventId = await happen();
  await markDone(db, { eventId, handler: 'test-one' }, clock.now());
  await markFailed(db, { eventId, handler: 'test-two' }, clock.now(), { failure: 'no', attempts: 12 });
  clock.advance(100 * DAY);
  await dropDelivery(db, { eventId, handler: 'test-two' }, clock.now());
  clock.advance(KEEP_DROPPED_DAYS * DAY);
  await sweep();
  expect(await isThere(eventId)).toBe(true);
  clock.advance(1);
  await sweep();
  expect(await isThere(eventId)).toBe(false);
});
