import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../deps.ts';
import { currentWork, duringWork, type Work } from '../work/work.ts';
import { pageRouteOf } from './handed.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** This request as work: what it asks of the database is counted against its patience, and its lines in the log carry its id. */
    work: Work;
  }
}

/** From its first statement on, a request gets no further ones after this time: whoever asked shall have an answer in about five seconds. */
const PATIENCE_MS = 5000;

const methods = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']);

/**
 * Follows every request from its first to its last moment: who is working (platform/work), one line in the log, and its measures.
 * To be called before all other hooks.
 */
export function observeRequests(app: FastifyInstance, { metrics }: Pick<FeatureDeps, 'metrics'>): void {
  app.decorateRequest('work');
  app.addHook('onRequest', (request, reply, done) => {
    const outer = currentWork();
    request.work = { fields: { reqId: request.id }, patienceMs: PATIENCE_MS, ...(outer ? { outer } : {}) };
    if (!outer) metrics.httpInFlight.inc();
    whenOver(reply, () => {
      if (!outer) metrics.httpInFlight.dec();
      tell(request, reply, metrics);
    });
    duringWork(request.work, done);
  });
  // What reads a body goes on in the context of the connection, which knows no request.
  app.addHook('preValidation', (request, _reply, done) => duringWork(request.work, done));
}

/** Answered, or given up by whoever asked. */
function whenOver({ raw }: FastifyReply, tellOver: () => void): void {
  const over = () => {
    raw.off('finish', over);
    raw.off('close', over);
    tellOver();
  };
  raw.on('finish', over);
  raw.on('close', over);
}

function tell(request: FastifyRequest, reply: FastifyReply, metrics: FeatureDeps['metrics']): void {
  const route = routeOf(request);
  const method = methods.has(request.method) ? request.method : 'other';
  // 499 is what nginx calls a visitor who did not wait; it is never sent.
  const status = reply.raw.writableFinished || reply.raw.headersSent ? reply.raw.statusCode : 499;
  const isInside = request.work.outer !== undefined;
  metrics.http.observe({ method, route, status: `${Math.floor(status / 100)}xx`, via: isInside ? 'page' : 'visitor' }, reply.elapsedTime / 1000);
  if (status === 429) metrics.refused.inc({ route });
  if (status === 201 && method === 'POST' && route === '/api/sessions') metrics.signIns.inc();
  if (route.startsWith('/api/health/')) return;
  request.log[isInside ? 'debug' : 'info']({ method, route, status, ms: Math.round(reply.elapsedTime) }, 'request');
}

/** The pattern of a route, never what somebody wrote into the address. */
function routeOf(request: FastifyRequest): string {
  return pageRouteOf(request.raw) ?? request.routeOptions.url ?? 'none';
}
