import type { Sweep } from '../jobs/define-job.ts';
import { deleteExpired } from './idempotency.repository.ts';

const BATCH = 500;

/** Takes away stored answers whose day is over. */
export const forgetAnswers: Sweep = {
  name: 'idempotency-forget-answers',
  everySeconds: 600,
  run: async ({ db, clock }) => {
    const now = clock.now();
    for (let gone = BATCH; gone === BATCH;) gone = await deleteExpired(db, now, BATCH);
  },
};
