import { z } from 'zod';
import { defineJob, type Sweep } from '../../platform/jobs/define-job.ts';
import { sendDueMails, sendQueuedMail } from './notifications.sending.usecases.ts';
import { forgetAccount, tellDecision, tellLoginLink, tellMatch, tellMessage } from './notifications.telling.usecases.ts';

export const notificationHandlers = [
  defineJob({
    name: 'notifications-login',
    event: 'accounts.login_requested',
    urgent: true,
    payload: z.object({ loginLinkId: z.uuid() }),
    handle: (deps, payload) => tellLoginLink({ ...deps, ...payload }),
  }),
  defineJob({
    name: 'notifications-decision',
    event: 'listing.decided',
    payload: z.object({ listingId: z.uuid(), decisionId: z.uuid() }),
    handle: (deps, payload) => tellDecision({ ...deps, ...payload }),
  }),
  defineJob({
    name: 'notifications-match',
    event: 'match.found',
    payload: z.object({ needId: z.uuid(), offerId: z.uuid() }),
    handle: (deps, payload) => tellMatch({ ...deps, ...payload }),
  }),
  defineJob({
    name: 'notifications-message',
    event: 'message.sent',
    payload: z.object({ messageId: z.uuid() }),
    handle: (deps, payload) => tellMessage({ ...deps, ...payload }),
  }),
  defineJob({
    name: 'notifications-forget',
    event: 'accounts.deleted',
    payload: z.object({ accountId: z.uuid() }),
    handle: (deps, payload) => forgetAccount({ ...deps, ...payload }),
  }),
  defineJob({
    name: 'notifications-send',
    event: 'mail.queued',
    payload: z.object({ mailId: z.uuid() }),
    handle: (deps, payload) => sendQueuedMail({ ...deps, ...payload }),
  }),
  defineJob({
    name: 'notifications-send-login',
    event: 'login_mail.queued',
    urgent: true,
    payload: z.object({ mailId: z.uuid() }),
    handle: (deps, payload) => sendQueuedMail({ ...deps, ...payload }),
  }),
];

export const notificationSweeps: Sweep[] = [{ name: 'notifications-send-due', everySeconds: 5, run: sendDueMails }];
