import { z } from 'zod';
import { defineJob } from '../../platform/jobs/define-job.ts';
import { forgetAuthorship } from './wording.usecases.ts';

export const forgetWhenAccountIsDeleted = defineJob({
  name: 'wording-forget',
  event: 'accounts.deleted',
  payload: z.object({ accountId: z.uuid() }),
  handle: (deps, payload) => forgetAuthorship({ ...deps, accountId: payload.accountId }),
});
