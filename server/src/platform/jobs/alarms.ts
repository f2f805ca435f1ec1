import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import { safeReason } from '../log/safe-reason.ts';
import { decideAlarms, type Alarm, type AlarmMemory } from './alarm-rules.ts';
import type { QueueState, QueueWatch } from './queue-state.ts';

const sentences: Record<Alarm, string> = {
  queue_late: 'what was published waits too long to be handled',
  queue_without_worker: 'jobs wait and no worker is connected to take them',
  queue_away: 'the queue’s store does not answer; what is published waits in the database',
  unknown_handler: 'deliveries wait for a handler that this version does not have: start the version that has it, or drop them',
};

const LOOK_AGAIN_MS = 15_000;
const DATABASE_AGAIN_MS = 300_000;

interface Options {
  queue: Pick<QueueWatch, 'read'>;
  clock: Clock;
  log: Log;
}

/** Looks at outbox and queue from now on, in every process, and says in the log when nobody does the work: level `error`, with the alarm's name in `alarm`. */
export function watchForAlarms({ queue, clock, log }: Options): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let memory: AlarmMemory = {};

  function say(state: QueueState): void {
    const decided = decideAlarms(memory, state, clock.now());
    memory = decided.memory;
    for (const { alarm, over, seconds } of decided.lines) {
      const { open, oldestSeconds, unknown } = state.outbox;
      const facts = { alarm, over, seconds, open, oldestSeconds, unknown, queues: state.queues };
      if (over) log.warn(facts, `over: ${sentences[alarm]}`);
      else log.error(facts, sentences[alarm]);
    }
  }
  let away: { since: number; saidAt?: number } | undefined;
  /** Nothing works without the database: said when it was missed twice, and every five minutes. */
  function sayAway(error: unknown): void {
    const now = clock.now().getTime();
    if (!away) return void (away = { since: now });
    if (away.saidAt !== undefined && now - away.saidAt < DATABASE_AGAIN_MS) return;
    away.saidAt = now;
    log.error({ alarm: 'database_away', seconds: Math.round((now - away.since) / 1000), reason: safeReason(error) }, 'the database does not answer');
  }
  function sayBack(): void {
    if (away?.saidAt !== undefined) log.warn({ alarm: 'database_away', over: true }, 'over: the database answers again');
    away = undefined;
  }
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await queue.read().then((state) => (sayBack(), say(state)), sayAway);
      await sleep(LOOK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  void run();
  return { stop: async () => stopping.abort() };
}
