import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from '../errors/common-errors.ts';
import { answerProblem } from './answer-problem.ts';
import { busyPage, busyPolicy } from './busy-page.ts';
import { networkOf } from '../limits/network.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { countRequests, type RequestsAtOnce } from './requests-at-once.ts';

/** What this process can be asked for before it says no. */
export interface LoadLimits {
  /** Milliseconds by which the event loop is late: all of its requests wait as long, several times over. */
  loopDelayMs: number;
  /** Milliseconds that one who came now would wait for a connection to the database. */
  databaseWaitMs: number;
  /** The share of the requests at once (./requests-at-once.ts) that may be under way; of them one network gets three quarters. */
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
  /** What there is too much of for this request; undefined lets it in. */
  function tooMuch(request: FastifyRequest): string | undefined {
    const { loopDelayMs, databaseWaitMs, share } = limits[kindOf(request)];
    const { eventLoopDelay, heapUsed } = app.memoryUsage();
    if (!atOnce.fits(networkOf(request.ip), share)) return 'in_flight';
    if (expectedDatabaseWaitMs() > databaseWaitMs) return 'database';
    if (eventLoopDelay > loopDelayMs) return 'event_loop';
    return heapUsed > heapBytes * HEAP_SHARE ? 'memory' : undefined;
  }
  function isRefused(request: FastifyRequest, reply: FastifyReply): boolean {
    const reason = tooMuch(request);
    if (!reason) return false;
    metrics.httpShed.inc({ reason, kind: kindOf(request) });
    refuse(request, reply);
    return true;
  }
  const isFree = (request: FastifyRequest) => request.work.outer !== undefined || mustPass(request);

  app.addHook('onRequest', (request, reply, done) => {
    if (isFree(request)) return done();
    if (isRefused(request, reply)) return;
    if (!sendsBody(request)) occupy(atOnce, request, reply);
    done();
  });
  // While a body is on its way there is nothing to do: who sends slowly holds no place, and the time that takes says nothing about this machine.
  app.addHook('preValidation', (request, reply, done) => {
    if (!sendsBody(request) || isFree(request)) return done();
    if (!request.raw.readableEnded) {
      // The site reads bodies itself.
      const begin = () => occupy(atOnce, request, reply);
      request.raw.once('end', begin);
      reply.raw.once('close', () => request.raw.off('end', begin));
    } else if (isRefused(request, reply)) return;
    else occupy(atOnce, request, reply);
    done();
  });
}

const kindOf = ({ method }: FastifyRequest) => (reading.has(method) ? 'read' : 'write');

/** Nobody waits for what is sent along with a request that only reads. */
function sendsBody({ method, headers }: FastifyRequest): boolean {
  return !reading.has(method) && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);
}

/** From now on until it is answered, or given up by whoever asked, this request takes one of the places. */
function occupy(atOnce: RequestsAtOnce, request: FastifyRequest, reply: FastifyReply): void {
  const since = performance.now();
  const leave = atOnce.enter(networkOf(request.ip));
  reply.raw.once('close', () => leave(performance.now() - since));
}

/** What is cheap and needed, and what somebody must be able to do at once: leave. */
function mustPass({ method, url }: FastifyRequest): boolean {
  const [path] = url.split('?', 1);
  // Written in front as text, so that `//name/…` stays a path.
  const address = `http://inside${url}`;
  if (!URL.canParse(address)) return false;
  const { pathname, search } = new URL(address);
  // With `..` in it, however it is spelled, it is another address for the site than for a look at its beginning.
  if (pathname !== path) return false;
  if (path.startsWith('/api/health/') || path.startsWith('/_app/')) return true;
  if (method === 'DELETE' && path === '/api/sessions/current') return true;
  return method === 'POST' && /^\/[a-z-]{2,9}\/me$/.test(path) && search === '?/signOut';
}

const RETRY_SECONDS = 5;

/** Without asking anything of the site, which would be the work that is to be saved. */
function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url.startsWith('/api')) return answerProblem(httpErrors.overloaded(), request, reply);
  void reply.code(503).header('retry-after', String(RETRY_SECONDS)).header('cache-control', 'no-store').header('x-request-id', request.id);
  // A form that the page sent by script wants the site's own kind of answer, and sends it again.
  if (request.headers['x-sveltekit-action'] === 'true') return reply.send({ type: 'error', status: 503, error: { message: 'http.overloaded' } });
  return reply.type('text/html; charset=utf-8').header('content-security-policy', busyPolicy).send(busyPage);
}
