import type { Clock } from '../clock/clock.ts';
import { secondsAfter } from '../clock/clock.ts';
import type { Db, Sql } from '../db/db.ts';
import { reasonOfStore } from '../jobs/store-errors.ts';
import type { Log } from '../log/log.ts';
import { seldom } from '../log/seldom.ts';
import { lockNew, lockOverdue, markQueued, type Delivery } from './deliveries.ts';
import { OUTBOX_CHANNEL } from './publish.ts';

/** Puts deliveries into the queue; putting one in twice must be the same as once. */
export type Enqueue = (deliveries: Delivery[]) => Promise<void>;

export interface RelayDeps {
  db: Db;
  clock: Clock;
  enqueue: Enqueue;
  /** The handlers that this process knows. While versions run side by side, others' deliveries are others' business. */
  handlers: string[];
  /** What is not done so long after it was queued is queued again. */
  overdueSeconds?: number;
}

/** What is not done so long after it was queued is queued again: the queue may have lost it. */
export const OVERDUE_SECONDS = 300;
const BATCH = 200;
// While the queue is away every try fails.
const SAY_AGAIN_MS = 30_000;

/**
 * Hands one batch of open deliveries to the queue and returns how many. They stay locked meanwhile: other relays take
 * others, and a crash before the end leaves them to be handed over again under the same job id.
 */
export async function relayBatch(
  { db, clock, enqueue, handlers, overdueSeconds = OVERDUE_SECONDS }: RelayDeps,
  batch = BATCH,
): Promise<{ fresh: number; overdue: number }> {
  return db.transaction(async (tx) => {
    const fresh = await lockNew(tx, handlers, batch);
    const overdue = fresh.length < batch ? await lockOverdue(tx, handlers, secondsAfter(clock.now(), -overdueSeconds), batch - fresh.length) : [];
    const all = [...fresh, ...overdue];
    if (all.length > 0) {
      await enqueue(all);
      await markQueued(tx, all, clock.now());
    }
    return { fresh: fresh.length, overdue: overdue.length };
  });
}

/** Runs the relay until it is stopped: at once when a writer calls, and every few seconds in case a call was missed. */
export function startRelay({ sql, log, pollSeconds = 3, ...deps }: RelayDeps & { sql: Sql; log: Log; pollSeconds?: number }): { stop(): Promise<void> } {
  let stopping = false;
  let called = true;
  let wake = () => {};
  let unlisten: (() => Promise<unknown>) | undefined;
  const saySeldom = seldom(SAY_AGAIN_MS);
  const call = () => {
    called = true;
    wake();
  };

  async function listen(): Promise<void> {
    await unlisten?.();
    ({ unlisten } = await sql.listen(OUTBOX_CHANNEL, call, call));
  }

  async function drain(): Promise<number> {
    let fresh = 0;
    for (let found = { fresh: BATCH, overdue: 0 }; !stopping && found.fresh + found.overdue >= BATCH; fresh += found.fresh) found = await relayBatch(deps);
    return fresh;
  }

  const pause = () =>
    new Promise<void>((resolve) => {
      if (called || stopping) return resolve();
      const timer = setTimeout(resolve, pollSeconds * 1000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    let deaf = true;
    while (!stopping) {
      const wasCalled = called;
      called = false;
      try {
        if (deaf) await listen();
        deaf = false;
        // Work that nobody called for means that the listening connection is lost.
        deaf = (await drain()) > 0 && !wasCalled && !called;
      } catch (error) {
        saySeldom('relay', (heldBack) => log.warn({ reason: reasonOfStore(error), heldBack }, 'the relay cannot work; it tries again'));
        deaf = true;
        called = false;
      }
      await pause();
    }
  }

  const running = run();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
      await unlisten?.().catch(() => {});
    },
  };
}
