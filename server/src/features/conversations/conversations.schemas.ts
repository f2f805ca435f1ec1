import { z } from 'zod';
import { pageOf } from '../../platform/http/pages.ts';
import { text } from '../../platform/http/text-schemas.ts';
import { listingKinds, listingStatuses } from '../listings/index.ts';
import { organisationRef } from '../organisations/index.ts';

export const messageText = text(1, 5000);
export const newConversation = z.object({ text: messageText, listing: z.uuid().optional() });
export const newMessage = z.object({ text: messageText });

const side = z.enum(['me', 'other']);
const listingRef = z.object({ id: z.uuid(), kind: z.enum(listingKinds), title: z.string(), lang: z.string() });

export const messageSchema = z.object({ id: z.uuid(), side, text: z.string(), at: z.iso.datetime() }).meta({ id: 'Message' });
export const conversationSchema = z
  .object({
    id: z.uuid(),
    listing: listingRef.extend({ status: z.enum(listingStatuses), own: z.boolean(), demo: z.boolean() }),
    /** The writer's own listing, where they named one. */
    writerListing: listingRef.extend({ status: z.enum(listingStatuses) }).nullable(),
    /** `name` and `place` are what the other side shows of itself; `place` is known of a listing's owner only; `organisation` is the verified one in whose name it posted the listing. */
    other: z.object({ name: z.string().nullable(), place: z.string().nullable(), left: z.boolean(), organisation: organisationRef.nullable() }),
    lastMessage: z.object({ text: z.string(), at: z.iso.datetime(), side }).nullable(),
    unread: z.boolean(),
  })
  .meta({ id: 'Conversation' });
export const conversationWithMessages = conversationSchema
  .extend({
    /** The newest, oldest first. */
    messages: z.array(messageSchema),
    /** Whether there are more before them. */
    earlier: z.boolean(),
  })
  .meta({ id: 'ConversationWithMessages' });
export const conversationPage = pageOf(conversationSchema);
export type ConversationView = z.output<typeof conversationSchema>;
