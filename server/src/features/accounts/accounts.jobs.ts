import type { Sweep } from '../../platform/jobs/define-job.ts';
import { forgetLinks } from './accounts.forgetting.usecases.ts';

export const forgetEndedLinks: Sweep = { name: 'accounts-forget-links', everySeconds: 3600, run: forgetLinks };
