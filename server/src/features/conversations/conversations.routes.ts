import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { once } from '../../platform/idempotency/once.ts';
import { pageQuery } from '../../platform/http/pages.ts';
import { listingErrors, listingId } from '../listings/index.ts';
import { conversationErrors } from './conversations.errors.ts';
import { messagesAnHour } from './conversations.limits.ts';
import { conversationPage, conversationWithMessages, messageSchema, newConversation, newMessage } from './conversations.schemas.ts';
import { listConversations, readConversation, sendMessage, startConversation } from './conversations.usecases.ts';

const tags = ['conversations'];

export const conversationsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/listings/:id/conversations',
      {
        config: {
          once: true,
          refusals: [
            messagesAnHour.refusal,
            listingErrors.not_found,
            conversationErrors.own_listing,
            conversationErrors.listing_not_open,
            conversationErrors.demonstration,
            conversationErrors.same_kind,
          ],
        },
        schema: {
          operationId: 'startConversation',
          summary: 'Write to the owner of a listing',
          tags,
          params: listingId,
          body: newConversation,
          response: { 201: conversationWithMessages },
        },
      },
      async (request, reply) =>
        once(deps, request, reply, 201, (deps) => startConversation({ ...deps, actor: request.actor, listingId: request.params.id, input: request.body })),
    );

    app.get(
      '/conversations',
      {
        schema: {
          operationId: 'listConversations',
          summary: 'The own conversations, the latest message first',
          tags,
          querystring: pageQuery,
          response: { 200: conversationPage },
        },
      },
      async (request) => listConversations({ ...deps, actor: request.actor, input: request.query }),
    );

    app.get(
      '/conversations/:id',
      {
        config: { refusals: [conversationErrors.not_found] },
        schema: {
          operationId: 'readConversation',
          summary: 'One conversation with its messages',
          tags,
          params: listingId,
          response: { 200: conversationWithMessages },
        },
      },
      async (request) => readConversation({ ...deps, actor: request.actor, conversationId: request.params.id }),
    );

    app.post(
      '/conversations/:id/messages',
      {
        config: {
          once: true,
          refusals: [messagesAnHour.refusal, conversationErrors.not_found, conversationErrors.other_left, conversationErrors.demonstration],
        },
        schema: {
          operationId: 'sendMessage',
          summary: 'Answer in a conversation',
          tags,
          params: listingId,
          body: newMessage,
          response: { 201: messageSchema },
        },
      },
      async (request, reply) =>
        once(deps, request, reply, 201, (deps) => sendMessage({ ...deps, actor: request.actor, conversationId: request.params.id, text: request.body.text })),
    );
  };
