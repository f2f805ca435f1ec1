import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/pages.ts';
import { text } from '../../platform/http/text-schemas.ts';
import { listingSchema } from '../listings/index.ts';
import { decisionKinds, decisionReasons, recordedKinds, reportReasons, reportSubjects } from './moderation.table.ts';

export const queueQuery = pageQuery.extend({ status: z.literal('pending').default('pending') });

export const decisionInput = z
  .object({
    decision: z.enum(decisionKinds),
    reason: z.enum(decisionReasons).optional(),
    text: text(0, 2000).optional(),
    /** The revision that the moderator looked at; a decision about an older text is refused. */
    revision: z.int().min(1).optional(),
  })
  .refine((input) => input.decision === 'approve' || input.reason !== undefined, {
    path: ['reason'],
    message: 'is needed to return or reject',
    params: { code: 'input.required' },
  });
export type DecisionInput = z.output<typeof decisionInput>;

const decisionSchema = z.object({
  decision: z.enum(recordedKinds),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  revision: z.int(),
});

export const queueItem = listingSchema
  .extend({
    risk: z.enum(['ordinary', 'sensitive']),
    awaiting: z.enum(['first', 'second']).nullable(),
    revision: z.int(),
    hidden: z.boolean(),
    /** Whether the one who asks has spoken about this revision already. */
    decidedByMe: z.boolean(),
    decisions: z.array(decisionSchema),
  })
  .meta({ id: 'ModeratedListing' });
export type QueueItem = z.output<typeof queueItem>;
export const queuePage = pageOf(queueItem);

export const hideInput = z.object({ hidden: z.boolean() });

export const reportInput = z.object({
  subject: z.object({ type: z.enum(reportSubjects), id: z.uuid() }),
  reason: z.enum(reportReasons),
  text: text(0, 2000).optional(),
});
export type ReportInput = z.output<typeof reportInput>;
export const reportSchema = z
  .object({
    id: z.uuid(),
    subject: z.object({ type: z.enum(reportSubjects), id: z.uuid() }),
    place: z.string(),
    reason: z.enum(reportReasons),
    text: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Report' });
export const reportPage = pageOf(reportSchema);
