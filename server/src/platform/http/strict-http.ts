import type { FastifyInstance } from 'fastify';
import { requestErrors } from '../errors/common-errors.ts';

/** How long a request may take to arrive, in milliseconds: its headers, and all of it. Its answer may take longer. */
export interface Arrival {
  headersMs: number;
  wholeMs: number;
  checkEveryMs: number;
}

const ARRIVAL: Arrival = { headersMs: 10_000, wholeMs: 15_000, checkEveryMs: 1000 };

/**
 * For Fastify. Node sets its times when the server is made: what Fastify sets afterwards, `requestTimeout` alone, leaves the headers 60 seconds and looks
 * every 30. Node would also answer a request without Host by itself, with an empty 400.
 */
export function serverOptions({ headersMs, wholeMs, checkEveryMs }: Arrival = ARRIVAL) {
  return {
    requestTimeout: wholeMs,
    http: { requireHostHeader: false, requestTimeout: wholeMs, headersTimeout: headersMs, connectionsCheckingInterval: checkEveryMs },
  };
}

/** Answers as problems, or serves, what Node would otherwise refuse without a word. */
export function answerForNode(app: FastifyInstance): void {
  // RFC 9112 section 3.2: HTTP/1.1 without exactly one Host is a bad request. HTTP/1.0 had none yet.
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.httpVersion !== '1.0' && raw.headers.host === undefined) throw requestErrors.malformed();
  });
  // RFC 9110 section 10.1.1: an expectation that is not known may be refused; here it is passed over.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
}
