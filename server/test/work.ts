import { collectJobs } from '../src/app/jobs.ts';
import type { WorkerDeps } from '../src/platform/jobs/define-job.ts';
import { runDelivery } from '../src/platform/jobs/run-deliveries.ts';
import { lockNew, markQueued } from '../src/platform/outbox/deliveries.ts';

const { handlers } = collectJobs();

/** Does what a worker would do about everything that was published, in its order and without a queue, until nothing is left. */
export async function handleEvents(deps: WorkerDeps): Promise<void> {
  for (;;) {
    const next = await deps.db.transaction(async (tx) => {
      const found = await lockNew(tx, [...handlers.keys()], 1);
      await markQueued(tx, found, deps.clock.now());
      return found[0];
    });
    if (!next) return;
    await runDelivery(deps, handlers, next);
  }
}
