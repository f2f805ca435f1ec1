import { z } from 'zod';
import { defineJob, type Sweep } from '../../platform/jobs/define-job.ts';
import { refreshWeights } from './analysing.usecases.ts';
import { catchUp, recordMatches } from './finding.usecases.ts';
import { forgetMatching } from './forgetting.usecases.ts';

export const findMatchesWhenPublished = defineJob({
  name: 'matching-find',
  event: 'listing.published',
  payload: z.object({ listingId: z.uuid() }),
  handle: (deps, payload) => recordMatches({ ...deps, listingId: payload.listingId }),
});

export const forgetWhenAccountIsDeleted = defineJob({
  name: 'matching-forget',
  event: 'accounts.deleted',
  payload: z.object({ accountId: z.uuid() }),
  handle: (deps, payload) => forgetMatching({ ...deps, accountId: payload.accountId }),
});

export const countWords: Sweep = { name: 'matching-weights', everySeconds: 3600, run: refreshWeights };
export const catchUpWithMatching: Sweep = { name: 'matching-catch-up', everySeconds: 600, run: catchUp };
