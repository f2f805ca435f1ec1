import { forgetAnswers } from '../platform/idempotency/forget-answers.ts';
import { listJobs, refuseOtherThan, type ClosedList, type JobList } from '../platform/jobs/handlers.ts';
import { forgetUses } from '../platform/limits/forget-uses.ts';
import { forgetOldEvents } from '../platform/outbox/forget-events.ts';
import { features } from './features.ts';

/** Every job of the portal: each handler with the event that it listens to, and what is done by the clock. */
export const closedList: ClosedList = {
  handlers: {
    'wording-forget': 'accounts.deleted',
    'organisations-forget': 'accounts.deleted',
    'listings-withdraw': 'accounts.deleted',
    'matching-find': 'listing.published',
    'matching-forget': 'accounts.deleted',
    'notifications-login': 'accounts.login_requested',
    'notifications-decision': 'listing.decided',
    'notifications-match': 'match.found',
    'notifications-message': 'message.sent',
    'notifications-forget': 'accounts.deleted',
    'notifications-send': 'mail.queued',
    'notifications-send-login': 'login_mail.queued',
  },
  sweeps: [
    'accounts-forget-links',
    'accounts-forget-sessions',
    'listings-expire',
    'matching-weights',
    'matching-catch-up',
    'notifications-send-due',
    'outbox-forget',
    'limits-forget-uses',
    'idempotency-forget-answers',
  ],
};

/**
 * The jobs that the features bring, and what the platform itself looks after from time to time.
 * @throws StartProblem where they are not exactly those of the closed list
 */
export function collectJobs(): JobList {
  const list = listJobs([...features, { name: 'platform', sweeps: [forgetOldEvents, forgetUses, forgetAnswers] }]);
  refuseOtherThan(closedList, list);
  return list;
}
