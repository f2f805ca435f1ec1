import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import type { FastifyReply } from 'fastify';
import { REFRESH_COOKIE, clearSessionCookies, setSessionCookies } from '../../platform/http/session-cookies.ts';
import { accountErrors } from './accounts.errors.ts';
import { changeMe, deleteMe, readMe } from './accounts.me.usecases.ts';
import { actorOfSession, closeSession, openSession, refreshSession, type OpenSession } from './accounts.sessions.usecases.ts';
import { loginLinkInput, meChange, meSchema, refreshInput, sessionInput, sessionSchema } from './accounts.schemas.ts';
import { requestLoginLink } from './accounts.signin.usecases.ts';

const tags = ['accounts'];

export const accountsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { publicUrl } = deps.config;

    async function answer(reply: FastifyReply, session: OpenSession) {
      const accessToken = app.jwt.sign({
        sid: session.sessionId,
        iat: Math.floor(deps.clock.now().getTime() / 1000),
        exp: session.accessUntil.getTime() / 1000,
      });
      setSessionCookies(reply, publicUrl, { ...session, accessToken });
      const actor = await actorOfSession({ ...deps, sessionId: session.sessionId });
      const account = await readMe({ ...deps, actor });
      return reply.send({ accessToken, refreshToken: session.refreshToken, expiresAt: session.accessUntil.toISOString(), next: session.next, account });
    }

    app.post(
      '/login-links',
      {
        config: { access: 'public' },
        schema: { operationId: 'requestLoginLink', summary: 'Ask for a sign-in mail', tags, body: loginLinkInput, response: { 202: z.object({}) } },
      },
      async (request, reply) => {
        await requestLoginLink({ ...deps, input: request.body });
        return reply.code(202).send({});
      },
    );

    app.post(
      '/sessions',
      {
        config: { access: 'public', refusals: [accountErrors.link_unknown, accountErrors.link_expired, accountErrors.link_used, accountErrors.code_wrong] },
        schema: {
          operationId: 'openSession',
          summary: 'Sign in by the token or the code of a mail',
          tags,
          body: sessionInput,
          response: { 201: sessionSchema },
        },
      },
      async (request, reply) => answer(reply.code(201), await openSession({ ...deps, input: request.body })),
    );

    app.post(
      '/sessions/refresh',
      {
        config: { access: 'public', refusals: [accountErrors.session_over] },
        schema: {
          operationId: 'refreshSession',
          summary: 'Exchange a refresh token (in the body or the cookie) for its successor',
          tags,
          body: refreshInput.nullish(),
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => answer(reply, await refreshSession({ ...deps, token: request.body?.refreshToken ?? request.cookies[REFRESH_COOKIE] ?? '' })),
    );

    app.delete(
      '/sessions/current',
      { schema: { operationId: 'closeSession', summary: 'Sign out', tags, response: { 204: z.null() } } },
      async (request, reply) => {
        await closeSession({ ...deps, actor: request.actor });
        clearSessionCookies(reply, publicUrl);
        return reply.code(204).send(null);
      },
    );

    app.get('/me', { schema: { operationId: 'readMe', summary: 'The own account', tags, response: { 200: meSchema } } }, async (request) =>
      readMe({ ...deps, actor: request.actor }),
    );

    app.patch(
      '/me',
      { schema: { operationId: 'changeMe', summary: 'Change name or language of the own account', tags, body: meChange, response: { 200: meSchema } } },
      async (request) => changeMe({ ...deps, actor: request.actor, input: request.body }),
    );

    app.delete('/me', { schema: { operationId: 'deleteMe', summary: 'Delete the own account', tags, response: { 204: z.null() } } }, async (request, reply) => {
      await deleteMe({ ...deps, actor: request.actor });
      clearSessionCookies(reply, publicUrl);
      return reply.code(204).send(null);
    });
  };
