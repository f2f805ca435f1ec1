import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { once } from '../../platform/idempotency/once.ts';
import { pageQuery } from '../../platform/http/pages.ts';
import { conversationErrors } from '../conversations/index.ts';
import { listingErrors, listingId } from '../listings/index.ts';
import { moderationErrors } from './moderation.errors.ts';
import { reportsADay } from './moderation.limits.ts';
import { listReports, report, settleReport } from './moderation.reports.usecases.ts';
import { decisionInput, hideInput, queueItem, queuePage, queueQuery, reportInput, reportPage, reportSchema } from './moderation.schemas.ts';
import { decide, readQueue, setHidden } from './moderation.usecases.ts';

const tags = ['moderation'];
const onListing = [moderationErrors.not_moderator, moderationErrors.elsewhere, moderationErrors.own_listing, listingErrors.not_found];

export const moderationRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/moderation/listings',
      {
        config: { refusals: [moderationErrors.not_moderator] },
        schema: {
          operationId: 'readQueue',
          summary: 'Pending listings of the own places, the longest waiting first',
          tags,
          querystring: queueQuery,
          response: { 200: queuePage },
        },
      },
      async (request) => readQueue({ ...deps, actor: request.actor, input: request.query }),
    );

    app.post(
      '/moderation/listings/:id/decisions',
      {
        config: {
          once: true,
          refusals: [
            ...onListing,
            moderationErrors.already_decided,
            moderationErrors.not_pending,
            moderationErrors.changed_meanwhile,
            moderationErrors.second_person_needed,
          ],
        },
        schema: {
          operationId: 'decide',
          summary: 'Approve, return or reject a pending listing',
          tags,
          params: listingId,
          body: decisionInput,
          response: { 200: queueItem },
        },
      },
      async (request, reply) =>
        once(deps, request, reply, 200, (deps) => decide({ ...deps, actor: request.actor, listingId: request.params.id, input: request.body })),
    );

    app.post(
      '/moderation/listings/:id/visibility',
      {
        config: { once: true, refusals: [...onListing, moderationErrors.not_published] },
        schema: {
          operationId: 'setHidden',
          summary: 'Take a listing out of sight, or show it again',
          tags,
          params: listingId,
          body: hideInput,
          response: { 200: queueItem },
        },
      },
      async (request, reply) =>
        once(deps, request, reply, 200, (deps) => setHidden({ ...deps, actor: request.actor, listingId: request.params.id, hidden: request.body.hidden })),
    );

    app.post(
      '/reports',
      {
        config: { once: true, refusals: [reportsADay.refusal, listingErrors.not_found, conversationErrors.not_found] },
        schema: {
          operationId: 'report',
          summary: 'Tell the moderators about a listing or a conversation',
          tags,
          body: reportInput,
          response: { 201: reportSchema },
        },
      },
      async (request, reply) => once(deps, request, reply, 201, (deps) => report({ ...deps, actor: request.actor, input: request.body })),
    );

    app.get(
      '/moderation/reports',
      {
        config: { refusals: [moderationErrors.not_moderator] },
        schema: { operationId: 'listReports', summary: 'Open reports of the own places', tags, querystring: pageQuery, response: { 200: reportPage } },
      },
      async (request) => listReports({ ...deps, actor: request.actor, input: request.query }),
    );

    app.post(
      '/moderation/reports/:id/close',
      {
        config: {
          once: true,
          refusals: [moderationErrors.not_moderator, moderationErrors.report_not_found, moderationErrors.own_report, moderationErrors.report_closed],
        },
        schema: { operationId: 'settleReport', summary: 'Mark a report as looked after', tags, params: listingId, response: { 200: reportSchema } },
      },
      async (request, reply) => once(deps, request, reply, 200, (deps) => settleReport({ ...deps, actor: request.actor, reportId: request.params.id })),
    );
  };
