import type { Job } from 'bullmq';
import { framesOf, safeReason } from '../log/safe-reason.ts';
import type { WorkerDeps } from './define-job.ts';
import type { JobList } from './handlers.ts';

/** Runs a sweep whose time has come. `drop` takes one off the schedule that is not on the list. */
export function sweepWork(deps: WorkerDeps, list: JobList, drop: (name: string) => Promise<unknown>) {
  return async ({ name }: Pick<Job, 'name'>): Promise<void> => {
    const sweep = list.sweeps.get(name);
    if (!sweep) {
      deps.log.warn({ sweep: name }, 'a sweep of another version came up and is taken off the schedule; that version puts it back');
      await drop(name);
      return;
    }
    try {
      await sweep.run(deps);
    } catch (error) {
      const reason = safeReason(error);
      deps.log.warn({ sweep: name, reason, frames: framesOf(error) }, 'a sweep failed; it runs again at its next time');
      throw new Error(reason, { cause: error });
    }
  };
}
