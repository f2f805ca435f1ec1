import type { Job } from 'bullmq';
import { framesOf, safeReason } from '../log/safe-reason.ts';
import type { WorkerDeps } from './define-job.ts';
import type { JobList } from './handlers.ts';
import { duringWork } from '../work/work.ts';

/** Runs a sweep whose time has come. `drop` takes one off the schedule that is not on the list. */
export function sweepWork(deps: WorkerDeps, list: JobList, drop: (name: string) => Promise<unknown>) {
  const work = async (name: string): Promise<void> => {
    const sweep = list.sweeps.get(name);
    if (!sweep) {
      deps.log.info('a sweep of another version came up and is taken off the schedule; that version puts it back');
      await drop(name);
      return;
    }
    const stop = deps.metrics.sweeps.startTimer({ sweep: name });
    try {
      await sweep.run(deps);
      stop({ outcome: 'done' });
    } catch (error) {
      stop({ outcome: 'failed' });
      const reason = safeReason(error);
      deps.log.warn({ reason, frames: framesOf(error) }, 'a sweep failed; it runs again at its next time');
      throw new Error(reason, { cause: error });
    }
  };
  return ({ name, id }: Pick<Job, 'name' | 'id'>): Promise<void> => duringWork({ fields: { sweep: name, job: id ?? '' } }, () => work(name));
}
