import { expect, test } from 'vitest';
import { fixedClock } from '../clock/clock.ts';
import { decideAlarms, LATE_SECONDS, WORKERLESS_SECONDS, type AlarmLine, type AlarmMemory, type Seen } from './alarm-rules.ts';
import type { QueueState } from './queue-state.ts';

const look = (name: 'events' | 'sweeps', fields: object = {}) => ({
  name,
  waiting: 0,
  active: 0,
  delayed: 0,
  failed: 0,
  oldestWaitingSeconds: 0,
  workers: 1,
  ...fields,
});
const calm: QueueState = { outbox: { open: 0, oldestSeconds: 0, unknown: 0, failed: 0 }, queues: [look('events'), look('sweeps')] };
const outbox = (fields: object): QueueState => ({ ...calm, outbox: { ...calm.outbox, ...fields } });
const workerless = (fields: object = {}): QueueState => ({ ...outbox(fields), queues: [look('events', { workers: 0 }), look('sweeps', { workers: 0 })] });

/** A process that looks every fifteen seconds. */
function watcher() {
  const clock = fixedClock('2026-11-16T10:00:00Z');
  let memory: AlarmMemory = {};
  return (state: Seen, seconds = 15): AlarmLine[] => {
    const said: AlarmLine[] = [];
    for (let passed = 0; passed < seconds; passed += 15) {
      const decided = decideAlarms(memory, state, clock.now());
      memory = decided.memory;
      said.push(...decided.lines);
      clock.advance(15);
    }
    return said;
  };
}

test('a queue that is worked off raises nothing', () => {
  expect(watcher()(calm, 3600)).toEqual([]);
  expect(watcher()(outbox({ open: 900, oldestSeconds: LATE_SECONDS, failed: 7 }), 3600)).toEqual([]);
});

test('a delivery that waits too long is said at once, every five minutes, and once more when it is over', () => {
  const watch = watcher();
  const late = outbox({ open: 1, oldestSeconds: LATE_SECONDS + 1 });
  expect(watch(late)).toEqual([{ alarm: 'queue_late', over: false, seconds: 0 }]);
  expect(watch(late, 270)).toEqual([]);
  expect(watch(late, 30)).toEqual([{ alarm: 'queue_late', over: false, seconds: 300 }]);
  expect(watch(late, 3600)).toHaveLength(12);
  expect(watch(calm)).toEqual([{ alarm: 'queue_late', over: true, seconds: 3915 }]);
  expect(watch(calm, 3600)).toEqual([]);
});

test('nobody to do what waits is said after a minute; a queue that is empty needs nobody', () => {
  expect(watcher()(workerless(), 3600)).toEqual([]);
  expect(watcher()(workerless({ open: 1, oldestSeconds: WORKERLESS_SECONDS }), 300)).toEqual([]);
  expect(watcher()(workerless({ open: 1, oldestSeconds: WORKERLESS_SECONDS + 1 }))).toEqual([{ alarm: 'queue_without_worker', over: false, seconds: 0 }]);
  const sweeps = { ...calm, queues: [look('events'), look('sweeps', { workers: 0, waiting: 1, oldestWaitingSeconds: 61 })] };
  expect(watcher()(sweeps)).toMatchObject([{ alarm: 'queue_without_worker' }]);
});

test('a store that does not tell who is connected raises no alarm about that', () => {
  const silent = { ...outbox({ open: 1, oldestSeconds: 100 }), queues: [look('events', { workers: undefined }), look('sweeps', { workers: undefined })] };
  expect(watcher()(silent, 600)).toEqual([]);
});

test('a store that is away is said when it lasts, and a blink is not', () => {
  const away: QueueState = { ...calm, queues: 'away' };
  const watch = watcher();
  expect([...watch(away, 60), ...watch(calm)]).toEqual([]);
  expect(watch(away, 75)).toEqual([{ alarm: 'queue_away', over: false, seconds: 60 }]);
  expect(watch(calm)).toEqual([{ alarm: 'queue_away', over: true, seconds: 75 }]);
});

test('deliveries for a handler that this version does not have are said at once, beside other alarms', () => {
  const watch = watcher();
  expect(watch(outbox({ open: 3, unknown: 1, oldestSeconds: LATE_SECONDS + 1 })).map(({ alarm }) => alarm)).toEqual(['queue_late', 'unknown_handler']);
  expect(watch(outbox({ open: 3, unknown: 0, oldestSeconds: LATE_SECONDS + 1 }))).toEqual([{ alarm: 'unknown_handler', over: true, seconds: 15 }]);
});

test('a database that is missed twice in a row is said, every five minutes, and when it is back', () => {
  const watch = watcher();
  expect([...watch('database_away'), ...watch(calm)]).toEqual([]);
  expect(watch('database_away', 30)).toEqual([{ alarm: 'database_away', over: false, seconds: 15 }]);
  expect(watch('database_away', 285)).toEqual([]);
  expect(watch('database_away')).toEqual([{ alarm: 'database_away', over: false, seconds: 315 }]);
  expect(watch(calm)).toEqual([{ alarm: 'database_away', over: true, seconds: 330 }]);
});

test('what was wrong before the database went away is not over because nobody can see it', () => {
  const watch = watcher();
  const late = outbox({ open: 1, oldestSeconds: LATE_SECONDS + 1 });
  watch(late);
  expect(watch('database_away', 600).map(({ alarm }) => alarm)).toEqual(['database_away', 'database_away']);
  expect(watch(late)).toEqual([
    { alarm: 'queue_late', over: false, seconds: 615 },
    { alarm: 'database_away', over: true, seconds: 600 },
  ]);
  expect(watch(calm)).toEqual([{ alarm: 'queue_late', over: true, seconds: 630 }]);
});
