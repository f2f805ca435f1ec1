import { z } from 'zod';
import { defineJob, type Sweep } from '../../platform/jobs/define-job.ts';
import { expireListings, withdrawListingsOf } from './listings.ending.usecases.ts';

export const withdrawWhenAccountIsDeleted = defineJob({
  name: 'listings-withdraw',
  event: 'accounts.deleted',
  payload: z.object({ accountId: z.uuid() }),
  handle: (deps, payload) => withdrawListingsOf({ ...deps, accountId: payload.accountId }),
});

export const expireOverdueListings: Sweep = { name: 'listings-expire', everySeconds: 60, run: expireListings };
