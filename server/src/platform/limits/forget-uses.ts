import type { Sweep } from '../jobs/define-job.ts';
import { deleteOver } from './limits.repository.ts';

/** Takes away what is no longer counted. */
export const forgetUses: Sweep = {
  name: 'limits-forget-uses',
  everySeconds: 600,
  run: ({ db, clock }) => deleteOver(db, clock.now()),
};
