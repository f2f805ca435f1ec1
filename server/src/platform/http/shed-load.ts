import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from '../errors/common-errors.ts';
import { answerProblem } from './answer-problem.ts';
import { busyPage } from './busy-page.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { countRequests } from './requests-at-once.ts';

/** What this process can be asked for before it says no. */
export interface LoadLimits {
  /** Milliseconds by which the event loop is late: all of its requests wait as long, several times over. */
  loopDelayMs: number;
  /** Milliseconds that one who came now would wait for a connection to the database. */
  databaseWaitMs: number;
  /** The share of the requests at once (./requests-at-once.ts) that may be under way. */
  share: number;
}

/** Reads are refused first: who reads can reload, who has written something waits for it to be taken. */
export const loadLimits: Record<'read' | 'write', LoadLimits> = {
  read: { loopDelayMs: 250, databaseWaitMs: 1000, share: 0.8 },
  write: { loopDelayMs: 500, databaseWaitMs: 1500, share: 1 },
};

/** Of the heap that Node may have; beyond, it would do little but collect garbage, and then end. */
const HEAP_SHARE = 0.9;
const SAMPLE_MS = 250;

export interface ShedOptions {
  metrics: Metrics;
  expectedDatabaseWaitMs: () => number;
  limits?: typeof loadLimits;
  /** The most heap that this process may use, in bytes. */
  heapBytes: number;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses new requests with 503 `http.overloaded` while there is more to do than can be done in time, so that those that were let in are answered.
 * Health, static files and signing out always go through, and so does what an admitted page asks of the API.
 */
export async function shedLoad(app: FastifyInstance, { metrics, expectedDatabaseWaitMs, limits = loadLimits, heapBytes }: ShedOptions): Promise<void> {
  const atOnce = countRequests();
  await app.register(underPressure, {
    sampleInterval: SAMPLE_MS,
    // Only measures: what is too much is decided below, for reads and writes apart.
    maxHeapUsedBytes: 0,
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (request.work.outer || mustPass(request)) return done();
    const kind = reading.has(request.method) ? 'read' : 'write';
    const { eventLoopDelay, heapUsed } = app.memoryUsage();
    const { loopDelayMs, databaseWaitMs, share } = limits[kind];
    const reason =
      atOnce.underWay >= atOnce.most * share
        ? 'in_flight'
        : expectedDatabaseWaitMs() > databaseWaitMs
          ? 'database'
          : eventLoopDelay > loopDelayMs
            ? 'event_loop'
            : heapUsed > heapBytes * HEAP_SHARE
              ? 'memory'
              : undefined;
    if (reason) {
      metrics.httpShed.inc({ reason, kind });
      return void refuse(request, reply);
    }
    const over = atOnce.enter();
    reply.raw.once('close', () => over(reply.elapsedTime));
    done();
  });
}

/** What is cheap and needed, and what somebody must be able to do at once: leave. */
function mustPass({ method, url }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0]!;
  if (path.startsWith('/api/health/') || path.startsWith('/_app/')) return true;
  if (method === 'DELETE' && path === '/api/sessions/current') return true;
  return method === 'POST' && /^\/[a-z-]{2,9}\/me$/.test(path) && url.includes('?/signOut');
}

const RETRY_SECONDS = 5;

/** Without asking anything of the site, which would be the work that is to be saved. */
function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url.startsWith('/api')) return answerProblem(httpErrors.overloaded(), request, reply);
  void reply.code(503).header('retry-after', String(RETRY_SECONDS)).header('cache-control', 'no-store').header('x-request-id', request.id);
  // A form that the page sent by script wants the site's own kind of answer, and sends it again.
  if (request.headers['x-sveltekit-action'] === 'true') return reply.send({ type: 'error', status: 503, error: { message: 'http.overloaded' } });
  return reply.type('text/html; charset=utf-8').header('content-security-policy', "default-src 'none'; frame-ancestors 'none'").send(busyPage);
}
