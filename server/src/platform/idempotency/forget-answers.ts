import { lte } from 'drizzle-orm';
import { deleteInBatches } from '../db/delete-in-batches.ts';
import type { Sweep } from '../jobs/define-job.ts';
import { onceAnswers } from './idempotency.table.ts';

/** Takes away stored answers whose day is over. */
export const forgetAnswers: Sweep = {
  name: 'idempotency-forget-answers',
  everySeconds: 600,
  run: ({ db, clock }) => deleteInBatches(db, onceAnswers, lte(onceAnswers.expiresAt, clock.now())),
};
