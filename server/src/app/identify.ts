import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOfSession } from '../features/accounts/index.ts';
import { visitor, type Actor } from '../platform/authorized/actor.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { httpErrors } from '../platform/errors/common-errors.ts';
import '../platform/http/access.ts';
import { sessionOfToken } from '../platform/http/access-token.ts';
import { isCrossSite } from '../platform/http/cross-site.ts';
import { ownOrigin } from '../platform/http/own-origin.ts';
import { readSessionCookie } from '../platform/http/session-cookies.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'config' | 'keys'>;

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says who asks, before anything else happens: `request.actor`. Looks the session up on every call, so that signing out
 * or deleting an account is seen at once by every process. Routes that are not marked public answer 401 to visitors.
 */
export function identify(app: FastifyInstance, deps: Deps): void {
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.actor = await actorOf(app, request, deps);
    const access = request.routeOptions.config.access ?? 'account';
    if (access !== 'public' && !request.is404 && request.actor.kind === 'visitor') throw httpErrors.sign_in();
  });
}

async function actorOf(app: FastifyInstance, request: FastifyRequest, deps: Deps): Promise<Actor> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) {
    const actor = await actorOfToken(app, bearer, deps);
    // Somebody who says who they are is told when that no longer holds, even where a visitor would be served.
    if (actor.kind === 'visitor') throw httpErrors.bad_token();
    return actor;
  }
  const { publicUrl } = deps.config;
  const cookie = readSessionCookie(request.cookies, 'access', publicUrl);
  const renewal = readSessionCookie(request.cookies, 'refresh', publicUrl);
  // A cookie is sent by the browser, whoever made it send: writes must come from the portal's own pages.
  if ((cookie || renewal) && !reading.has(request.method) && isCrossSite(request.headers, ownOrigin(deps.config, request.headers.host))) {
    if (request.routeOptions.config.anySite) return visitor;
    throw httpErrors.cross_site();
  }
  return cookie ? actorOfToken(app, cookie, deps) : visitor;
}

async function actorOfToken(app: FastifyInstance, token: string, deps: Deps): Promise<Actor> {
  const sessionId = sessionOfToken(app, deps.keys, token, deps.clock.now());
  return sessionId ? actorOfSession({ ...deps, sessionId }) : visitor;
}
