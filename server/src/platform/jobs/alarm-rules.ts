import type { QueueState } from './queue-state.ts';

/** Stable names: operators search logs for them. */
export const alarms = ['queue_late', 'queue_without_worker', 'queue_away', 'unknown_handler', 'database_away'] as const;
export type Alarm = (typeof alarms)[number];

/** Something waits longer than an emptied queue explains: what it lost is added again after five minutes. */
export const LATE_SECONDS = 600;
/** A worker that restarts is back by then. */
export const WORKERLESS_SECONDS = 60;
// How long something must have been wrong before it is said; a database that was missed twice is said, a queue may blink.
const patience: Partial<Record<Alarm, number>> = { queue_away: 60, database_away: 10 };
const SAY_AGAIN_SECONDS = 300;

/** Since when something has been wrong, and when that was said last. */
export type AlarmMemory = Partial<Record<Alarm, { since: Date; saidAt?: Date }>>;

/** A line for the log. */
export interface AlarmLine {
  alarm: Alarm;
  over: boolean;
  /** How long it has been so. */
  seconds: number;
}

/** What a look at the outbox and the queue finds: without the database neither can be seen. */
export type Seen = QueueState | 'database_away';

/** What is wrong with a state, if only for this moment: see `decideAlarms`. */
function findAlarms({ outbox, queues }: QueueState): Set<Alarm> {
  const found = new Set<Alarm>();
  if (outbox.oldestSeconds > LATE_SECONDS) found.add('queue_late');
  if (outbox.unknown > 0) found.add('unknown_handler');
  if (queues === 'away') return found.add('queue_away');
  for (const { name, waiting, oldestWaitingSeconds, workers } of queues) {
    const inStore = waiting > 0 ? oldestWaitingSeconds : 0;
    const waits = Math.max(inStore, name === 'events' && outbox.open > 0 ? outbox.oldestSeconds : 0);
    if (workers === 0 && waits > WORKERLESS_SECONDS) found.add('queue_without_worker');
  }
  return found;
}

/**
 * Decides what to say about a state: each alarm when it begins, again every five minutes, and once when it is over. While the database is
 * away the others are neither repeated nor over. Pure; the memory that comes out goes in again next time.
 */
export function decideAlarms(memory: AlarmMemory, seen: Seen, now: Date): { memory: AlarmMemory; lines: AlarmLine[] } {
  const found: Set<Alarm> = seen === 'database_away' ? new Set([seen]) : findAlarms(seen);
  const next: AlarmMemory = seen === 'database_away' ? { ...memory } : {};
  const lines: AlarmLine[] = [];
  for (const alarm of alarms) {
    const known = memory[alarm];
    if (!found.has(alarm)) {
      if (seen === 'database_away') continue;
      if (known?.saidAt) lines.push({ alarm, over: true, seconds: secondsBetween(known.since, now) });
      continue;
    }
    const { since, saidAt } = known ?? { since: now };
    const seconds = secondsBetween(since, now);
    const isDue = saidAt ? secondsBetween(saidAt, now) >= SAY_AGAIN_SECONDS : seconds >= (patience[alarm] ?? 0);
    if (isDue) lines.push({ alarm, over: false, seconds });
    next[alarm] = { since, saidAt: isDue ? now : saidAt };
  }
  return { memory: next, lines };
}

const secondsBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 1000);
