import type { Sweep } from '../../platform/jobs/define-job.ts';
import { forgetLinks, forgetSessions } from './accounts.forgetting.usecases.ts';

export const forgetEndedLinks: Sweep = { name: 'accounts-forget-links', everySeconds: 3600, run: forgetLinks };
export const forgetEndedSessions: Sweep = { name: 'accounts-forget-sessions', everySeconds: 86_400, run: forgetSessions };
