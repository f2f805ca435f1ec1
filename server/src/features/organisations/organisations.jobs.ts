import { z } from 'zod';
import { defineJob } from '../../platform/jobs/define-job.ts';
import { forgetMemberships } from './organisations.usecases.ts';

export const forgetWhenAccountIsDeleted = defineJob({
  name: 'organisations-forget',
  event: 'accounts.deleted',
  payload: z.object({ accountId: z.uuid() }),
  handle: (deps, payload) => forgetMemberships({ ...deps, accountId: payload.accountId }),
});
