import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import { safeReason } from '../log/safe-reason.ts';
import { decideAlarms, type Alarm, type AlarmMemory, type Seen } from './alarm-rules.ts';
import type { QueueWatch } from './queue-state.ts';

const sentences: Record<Alarm, string> = {
  queue_late: 'what was published waits too long to be handled',
  queue_without_worker: 'jobs wait and no worker is connected to take them',
  queue_away: 'the queue’s store does not answer; what is published waits in the database',
  database_away: 'the database does not answer',
  unknown_handler: 'deliveries wait for a handler that this version does not have: start the version that has it, or drop them',
};

const LOOK_AGAIN_MS = 15_000;

interface Options {
  queue: Pick<QueueWatch, 'read'>;
  clock: Clock;
  log: Log;
}

/** Looks at outbox and queue from now on, in every process, and says in the log when nobody does the work: level `error`, with the alarm's name in `alarm`. */
export function watchForAlarms({ queue, clock, log }: Options): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let memory: AlarmMemory = {};

  function say(seen: Seen, known: object): void {
    const decided = decideAlarms(memory, seen, clock.now());
    memory = decided.memory;
    for (const { alarm, over, seconds } of decided.lines) {
      const facts = { alarm, over, seconds, ...known };
      if (over) log.warn(facts, `over: ${sentences[alarm]}`);
      else log.error(facts, sentences[alarm]);
    }
  }
  const look = () =>
    queue.read().then(
      (state) => {
        const { open, oldestSeconds, unknown } = state.outbox;
        say(state, { open, oldestSeconds, unknown, queues: state.queues });
      },
      (error: unknown) => say('database_away', { reason: safeReason(error) }),
    );
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look();
      await sleep(LOOK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  void run();
  return { stop: async () => stopping.abort() };
}
