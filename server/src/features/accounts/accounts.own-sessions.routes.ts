import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { pageOf } from '../../platform/http/pages.ts';
import { clearSessionCookies } from '../../platform/http/session-cookies.ts';
import { endOwnSession, endOwnSessions, listSessions } from './accounts.own-sessions.usecases.ts';
import { ownSessionSchema } from './accounts.schemas.ts';

const tags = ['accounts'];

export const ownSessionsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { publicUrl } = deps.config;

    app.get(
      '/me/sessions',
      {
        schema: {
          operationId: 'listSessions',
          summary: 'Where the own account is signed in, the last used first',
          tags,
          response: { 200: pageOf(ownSessionSchema) },
        },
      },
      async (request) => listSessions({ ...deps, actor: request.actor }),
    );

    app.delete(
      '/me/sessions',
      { schema: { operationId: 'endSessions', summary: 'Sign out everywhere, here too', tags, response: { 204: z.null() } } },
      async (request, reply) => {
        await endOwnSessions({ ...deps, actor: request.actor });
        clearSessionCookies(reply, publicUrl);
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/me/sessions/:id',
      {
        schema: {
          operationId: 'endSession',
          summary: 'Sign out in one place',
          tags,
          params: z.object({ id: z.uuid() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await endOwnSession({ ...deps, actor: request.actor, id: request.params.id });
        return reply.code(204).send(null);
      },
    );
  };
