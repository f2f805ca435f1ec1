import { z } from 'zod';
import { noticeKinds } from './notifications.domain.ts';

export const notificationSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(noticeKinds),
    /** Ids of what it is about: needId and offerId, listingId and decisionId, conversationId and messageId. */
    params: z.record(z.string(), z.string()),
    at: z.iso.datetime(),
    seen: z.boolean(),
  })
  .meta({ id: 'Notification' });

export const mailPreferencesSchema = z.object({ match: z.boolean(), message: z.boolean(), listing: z.boolean() }).meta({ id: 'MailPreferences' });
export const mailPreferencesChange = mailPreferencesSchema.partial().meta({ id: 'MailPreferencesChange' });

const token = z.string().max(300);
export const unsubscribeQuery = z.object({ token: token.optional() });
export const unsubscribeBody = z.object({ token: token.optional() }).nullish();
export const unsubscribed = z.object({ kind: z.enum(noticeKinds) });
