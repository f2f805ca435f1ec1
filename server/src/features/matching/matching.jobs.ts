import { z } from 'zod';
import { defineJob, type Sweep } from '../../platform/jobs/define-job.ts';
import { refreshWeights } from './analysing.usecases.ts';
import { catchUp, recordMatches } from './finding.usecases.ts';

export const findMatchesWhenPublished = defineJob({
  name: 'matching-find',
  event: 'listing.published',
  payload: z.object({ listingId: z.uuid() }),
  handle: (deps, payload) => recordMatches({ ...deps, listingId: payload.listingId }),
});

export const countWords: Sweep = { name: 'matching-weights', everySeconds: 3600, run: refreshWeights };
export const catchUpWithMatching: Sweep = { name: 'matching-catch-up', everySeconds: 600, run: catchUp };
