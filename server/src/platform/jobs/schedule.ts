import type { Queue } from 'bullmq';
import type { Sweep } from './define-job.ts';
import type { JobList } from './handlers.ts';

/** A sweep whose next time is so long ago has lost its job. */
const LOST_AFTER_MS = 60_000;

/**
 * Makes the schedule of the sweeps what the list says, touching nothing that is right already: a store that was emptied gets it back,
 * and several workers at once do not put each other's off. Sweeps that are not on the list stay; a newer version may have added them.
 */
export async function keepSchedule(queue: Queue, list: JobList, now: number): Promise<void> {
  const known = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
  for (const sweep of list.sweeps.values()) {
    const { every, next } = known.get(sweep.name) ?? {};
    const isLost = next === undefined || Number(next) < now - Math.max(LOST_AFTER_MS, 3 * sweep.everySeconds * 1000);
    if (Number(every) !== sweep.everySeconds * 1000 || isLost) await schedule(queue, sweep);
  }
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
