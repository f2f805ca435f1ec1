import type { Queue } from 'bullmq';
import { systemClock } from '../clock/clock.ts';
import type { Db } from '../db/db.ts';
import { lockForTransaction } from '../db/locks.ts';
import type { Sweep } from './define-job.ts';
import type { JobList } from './handlers.ts';

/** A sweep whose next time is so long ago has lost its job. */
const LOST_AFTER_MS = 60_000;

/** Runs work that only one worker at a time may do. */
export type Alone = (work: () => Promise<void>) => Promise<void>;

/** One worker of all that share the database. */
export const aloneInDatabase =
  (db: Db): Alone =>
  (work) =>
    db.transaction(async (tx) => {
      await lockForTransaction(tx, 'job-schedule');
      await work();
    });

/**
 * Makes the schedule of the sweeps what the list says, touching nothing that is right already: a store that was emptied gets it back,
 * and several workers at once do not put each other's off. Sweeps that are not on the list stay; a newer version may have added them.
 */
export async function keepSchedule(queue: Queue, list: JobList, alone: Alone): Promise<void> {
  if ((await findWrong(queue, list)).length === 0) return;
  await alone(async () => {
    for (const sweep of await findWrong(queue, list)) await schedule(queue, sweep);
  });
}

async function findWrong(queue: Queue, list: JobList): Promise<Sweep[]> {
  const known = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
  // BullMQ writes by the machine's time, whatever clock the portal was given.
  const now = systemClock.now().getTime();
  return [...list.sweeps.values()].filter((sweep) => {
    const { every, next } = known.get(sweep.name) ?? {};
    const isLost = next === undefined || Number(next) < now - Math.max(LOST_AFTER_MS, 3 * sweep.everySeconds * 1000);
    return isLost || Number(every) !== sweep.everySeconds * 1000;
  });
}

async function schedule(queue: Queue, sweep: Sweep): Promise<void> {
  await queue.upsertJobScheduler(
    sweep.name,
    { every: sweep.everySeconds * 1000 },
    { name: sweep.name, data: {}, opts: { attempts: 1, removeOnComplete: true, removeOnFail: true } },
  );
}

/** Takes sweeps away that are not on the list: what an older version left. A newer version's worker puts its own back. */
export async function dropUnknownSweeps(queue: Queue, list: JobList): Promise<void> {
  for (const { key } of await queue.getJobSchedulers()) if (!list.sweeps.has(key)) await queue.removeJobScheduler(key);
}
