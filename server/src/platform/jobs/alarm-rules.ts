import type { QueueState } from './queue-state.ts';

/** Stable names: operators search logs for them. */
export const alarms = ['queue_late', 'queue_without_worker', 'queue_away', 'unknown_handler'] as const;
export type Alarm = (typeof alarms)[number];

/** Something waits longer than an emptied queue explains: what it lost is added again after five minutes. */
export const LATE_SECONDS = 600;
/** A worker that restarts is back by then. */
export const WORKERLESS_SECONDS = 60;
const AWAY_SECONDS = 60;
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

/** What is wrong with a state. `queue_away` is only wrong when it lasts: see `decideAlarms`. */
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
 * Decides what to say about a state: each alarm when it begins, again every five minutes, and once when it is over.
 * Pure; the memory that comes out goes in again next time.
 */
export function decideAlarms(memory: AlarmMemory, state: QueueState, now: Date): { memory: AlarmMemory; lines: AlarmLine[] } {
  const found = findAlarms(state);
  const next: AlarmMemory = {};
  const lines: AlarmLine[] = [];
  for (const alarm of alarms) {
    const known = memory[alarm];
    if (!found.has(alarm)) {
      if (known?.saidAt) lines.push({ alarm, over: true, seconds: secondsBetween(known.since, now) });
      continue;
    }
    const { since, saidAt } = known ?? { since: now };
    const seconds = secondsBetween(since, now);
    const isDue = saidAt ? secondsBetween(saidAt, now) >= SAY_AGAIN_SECONDS : alarm !== 'queue_away' || seconds >= AWAY_SECONDS;
    if (isDue) lines.push({ alarm, over: false, seconds });
    next[alarm] = { since, saidAt: isDue ? now : saidAt };
  }
  return { memory: next, lines };
}

const secondsBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 1000);
