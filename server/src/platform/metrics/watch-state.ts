import { Gauge } from 'prom-client';
import { inTime } from '../clock/in-time.ts';
import type { QueueWatch } from '../jobs/queue-state.ts';
import type { Metrics } from './metrics.ts';

/** Mails that are not out yet. */
export interface WaitingMails {
  waiting: number;
  /** How long the mail that is overdue longest has been due; 0 when none is. */
  oldestDueSeconds: number;
}

// However often somebody scrapes, the database is asked once in this time, and no scrape waits longer than that for it.
const KEEP_MS = 5000;
const PATIENCE_MS = 1500;

/**
 * Gauges of what stands in the database and in the queue, the same from every process. Returns what brings them up to date before a scrape. While a part is away
 * `handreich_up` says so and its other gauges have no value, rather than an old one.
 */
export function watchState({ registry }: Metrics, parts: { queue: Pick<QueueWatch, 'read'>; mails: () => Promise<WaitingMails> }): () => Promise<void> {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) => new Gauge({ name, help, labelNames, registers });
  const up = gauge('handreich_up', 'Whether a part answers', ['part']);
  const outboxOpen = gauge('handreich_outbox_open', 'Deliveries of events that are not done');
  const outboxOldest = gauge('handreich_outbox_oldest_seconds', 'Age of the oldest delivery that is not done');
  const outboxFailed = gauge('handreich_outbox_failed', 'Deliveries that failed for good and were neither replayed nor dropped');
  const jobs = gauge('handreich_queue_jobs', 'Jobs in a queue by state', ['queue', 'state']);
  const oldest = gauge('handreich_queue_oldest_waiting_seconds', 'How long the job at the front of a queue has been waiting', ['queue']);
  const workers = gauge('handreich_queue_workers', 'Workers connected to a queue', ['queue']);
  const mailsWaiting = gauge('handreich_mails_waiting', 'Mails that are not out yet');
  const mailsOldest = gauge('handreich_mails_oldest_due_seconds', 'How long the mail that is overdue longest has been due');
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    const [state, mails] = await Promise.all([soon(parts.queue.read()), soon(parts.mails())]);
    for (const one of [outboxOpen, outboxOldest, outboxFailed, jobs, oldest, workers, mailsWaiting, mailsOldest]) one.reset();
    up.set({ part: 'database' }, state && mails ? 1 : 0);
    // Of the queue nothing is known while it is kept in a database that is away.
    up.set({ part: 'queue' }, state && state.queues !== 'away' ? 1 : 0);
    for (const [one, value] of [
      [outboxOpen, state?.outbox.open],
      [outboxOldest, state?.outbox.oldestSeconds],
      [outboxFailed, state?.outbox.failed],
      [mailsWaiting, mails?.waiting],
      [mailsOldest, mails?.oldestDueSeconds],
    ] as const) {
      if (value === undefined) one.remove();
      else one.set(value);
    }
    for (const { name: queue, oldestWaitingSeconds, workers: connected, ...counts } of state && state.queues !== 'away' ? state.queues : []) {
      for (const state of ['waiting', 'active', 'delayed', 'failed'] as const) jobs.set({ queue, state }, counts[state]);
      oldest.set({ queue }, oldestWaitingSeconds);
      if (connected !== undefined) workers.set({ queue }, connected);
    }
    readAt = performance.now();
  }

  return async () => {
    if (performance.now() - readAt < KEEP_MS) return;
    await (reading ??= read().finally(() => (reading = undefined)));
  };
}

/** The answer, or undefined when it does not come in time or is an error. */
const soon = <T>(work: Promise<T>): Promise<T | undefined> =>
  inTime(
    PATIENCE_MS,
    work.catch(() => undefined),
    () => undefined,
  );
