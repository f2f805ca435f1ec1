import { lt } from 'drizzle-orm';
import { deleteInBatches } from '../db/delete-in-batches.ts';
import type { Sweep } from '../jobs/define-job.ts';
import { limitUses } from './limits.table.ts';

/** Takes away what is no longer counted. */
export const forgetUses: Sweep = {
  name: 'limits-forget-uses',
  everySeconds: 600,
  run: ({ db, clock }) => deleteInBatches(db, limitUses, lt(limitUses.overAt, clock.now())),
};
