import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOfSession } from '../features/accounts/index.ts';
import { visitor, type Actor } from '../platform/authorized/actor.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { httpErrors } from '../platform/errors/common-errors.ts';
import '../platform/http/access.ts';
import { ownOrigin } from '../platform/http/own-origin.ts';
import { ACCESS_COOKIE } from '../platform/http/session-cookies.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says who asks, before anything else happens: `request.actor`. Looks the session up on every call, so that signing out
 * or deleting an account is seen at once by every process. Routes that are not marked public answer 401 to visitors.
 */
export function identify(app: FastifyInstance, deps: Pick<FeatureDeps, 'db' | 'clock' | 'config'>): void {
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.actor = await actorOf(app, request, deps);
    const access = request.routeOptions.config.access ?? 'account';
    if (access !== 'public' && !request.is404 && request.actor.kind === 'visitor') throw httpErrors.sign_in();
  });
}

async function actorOf(app: FastifyInstance, request: FastifyRequest, deps: Pick<FeatureDeps, 'db' | 'clock' | 'config'>): Promise<Actor> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) {
    const actor = await actorOfToken(app, bearer, deps);
    // Somebody who says who they are is told when that no longer holds, even where a visitor would be served.
    if (actor.kind === 'visitor') throw httpErrors.bad_token();
    return actor;
  }
  const cookie = request.cookies[ACCESS_COOKIE];
  if (!cookie) return visitor;
  const actor = await actorOfToken(app, cookie, deps);
  if (actor.kind === 'account' && !reading.has(request.method)) refuseCrossSite(request, ownOrigin(deps.config, request.headers.host));
  return actor;
}

async function actorOfToken(app: FastifyInstance, token: string, deps: Pick<FeatureDeps, 'db' | 'clock'>): Promise<Actor> {
  let sid: string;
  try {
    ({ sid } = app.jwt.verify<{ sid: string }>(token, { clockTimestamp: deps.clock.now().getTime() }));
  } catch {
    return visitor;
  }
  return actorOfSession({ ...deps, sessionId: sid });
}

/** A cookie is sent by the browser, whoever made it send: writes must come from the portal's own pages. */
function refuseCrossSite(request: FastifyRequest, own: string): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if ((site && site !== 'same-origin' && site !== 'none') || (origin && origin !== own)) throw httpErrors.cross_site();
}
