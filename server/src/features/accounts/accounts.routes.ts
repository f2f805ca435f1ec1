import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import type { FastifyReply } from 'fastify';
import { once } from '../../platform/idempotency/once.ts';
import { clearSessionCookies, readSessionCookie, setSessionCookies } from '../../platform/http/session-cookies.ts';
import { accountErrors } from './accounts.errors.ts';
import { loginLinksOfAddress, loginLinksOfNetwork, refreshesOfSession, wrongSignIns } from './accounts.limits.ts';
import { changeMe, deleteMe, readMe } from './accounts.me.usecases.ts';
import { actorOfSession, closeSession, openSession, refreshSession, type OpenSession } from './accounts.sessions.usecases.ts';
import { loginLinkInput, meChange, meSchema, refreshInput, sessionInput, sessionSchema } from './accounts.schemas.ts';
import { ownSessionsRoutes } from './accounts.own-sessions.routes.ts';
import { requestLoginLink } from './accounts.signin.usecases.ts';

const tags = ['accounts'];

/** How long the same sign-in, sent again, gets the same tokens: shorter than until a browser first refreshes them. From then on the link has been used. */
const SESSION_ANSWER_SECONDS = 10 * 60;

export const accountsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { publicUrl } = deps.config;

    /** What a session is answered with; `sessionUntil` is for its cookie alone. */
    async function view(deps: FeatureDeps, session: OpenSession) {
      const accessToken = app.jwt.sign({
        sid: session.sessionId,
        iat: Math.floor(deps.clock.now().getTime() / 1000),
        exp: session.accessUntil.getTime() / 1000,
      });
      const actor = await actorOfSession({ ...deps, sessionId: session.sessionId });
      const account = await readMe({ ...deps, actor });
      const { refreshToken, next } = session;
      return { accessToken, refreshToken, expiresAt: session.accessUntil.toISOString(), next, account, sessionUntil: session.sessionUntil.toISOString() };
    }

    /** What was answered then is said again only while its session lasts: afterwards it tells of an account that may be gone. */
    async function requireLive(reply: FastifyReply, accessToken: string): Promise<void> {
      const sessionId = app.jwt.decode<{ sid: string }>(accessToken)?.sid ?? '';
      if ((await actorOfSession({ ...deps, sessionId })).kind === 'account') return;
      void reply.removeHeader('idempotent-replayed');
      throw accountErrors.link_used();
    }

    function withCookies(reply: FastifyReply, session: Awaited<ReturnType<typeof view>>) {
      const { accessToken, refreshToken, expiresAt, sessionUntil } = session;
      setSessionCookies(reply, publicUrl, { accessToken, accessUntil: new Date(expiresAt), refreshToken, sessionUntil: new Date(sessionUntil) });
      return reply.send(session);
    }

    app.post(
      '/login-links',
      {
        config: { access: 'public', once: true, refusals: [loginLinksOfAddress.refusal, loginLinksOfNetwork.refusal] },
        schema: { operationId: 'requestLoginLink', summary: 'Ask for a sign-in mail', tags, body: loginLinkInput, response: { 202: z.object({}) } },
      },
      async (request, reply) =>
        once(deps, request, reply, 202, async (deps) => {
          await requestLoginLink({ ...deps, ip: request.ip, input: request.body });
          return {};
        }),
    );

    app.post(
      '/sessions',
      {
        config: {
          access: 'public',
          once: true,
          refusals: [wrongSignIns.refusal, accountErrors.link_unknown, accountErrors.link_expired, accountErrors.link_used, accountErrors.code_wrong],
        },
        schema: {
          operationId: 'openSession',
          summary: 'Sign in by the token or the code of a mail',
          tags,
          body: sessionInput,
          response: { 201: sessionSchema },
        },
      },
      async (request, reply) => {
        const open = async (deps: FeatureDeps) => view(deps, await openSession({ ...deps, ip: request.ip, input: request.body }));
        const session = await once(deps, request, reply, 201, open, { keptSeconds: SESSION_ANSWER_SECONDS });
        if (reply.hasHeader('idempotent-replayed')) await requireLive(reply, session.accessToken);
        return withCookies(reply, session);
      },
    );

    app.post(
      '/sessions/refresh',
      {
        config: { access: 'public', refusals: [accountErrors.session_over, refreshesOfSession.refusal] },
        schema: {
          operationId: 'refreshSession',
          summary: 'Exchange a refresh token (in the body or the cookie) for its successor',
          tags,
          body: refreshInput.nullish(),
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) => {
        const token = request.body?.refreshToken ?? readSessionCookie(request.cookies, 'refresh', publicUrl) ?? '';
        return withCookies(reply, await view(deps, await refreshSession({ ...deps, token })));
      },
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

    await app.register(ownSessionsRoutes(deps));
  };
