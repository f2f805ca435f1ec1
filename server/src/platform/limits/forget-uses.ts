import type { Sweep } from '../jobs/define-job.ts';
import { deleteOver } from './limits.repository.ts';

const BATCH = 1000;

/** Takes away what is no longer counted. */
export const forgetUses: Sweep = {
  name: 'limits-forget-uses',
  everySeconds: 600,
  run: async ({ db, clock }) => {
    const now = clock.now();
    for (let gone = BATCH; gone === BATCH;) gone = await deleteOver(db, now, BATCH);
  },
};
