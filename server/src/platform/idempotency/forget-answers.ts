import type { Sweep } from '../jobs/define-job.ts';
import { deleteExpired } from './idempotency.repository.ts';

/** Takes away stored answers whose day is over. */
export const forgetAnswers: Sweep = {
  name: 'idempotency-forget-answers',
  everySeconds: 600,
  run: ({ db, clock }) => deleteExpired(db, clock.now()),
};
