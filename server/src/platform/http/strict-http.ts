import type { FastifyInstance } from 'fastify';
import { requestErrors } from '../errors/common-errors.ts';

/** For Fastify's `http`: Node would answer a request without Host by itself, with an empty 400. */
export const nodeOptions = { requireHostHeader: false };

/** Answers as problems, or serves, what Node would otherwise refuse without a word. */
export function answerForNode(app: FastifyInstance): void {
  // RFC 9112 section 3.2: HTTP/1.1 without exactly one Host is a bad request. HTTP/1.0 had none yet.
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.httpVersion !== '1.0' && raw.headers.host === undefined) throw requestErrors.malformed();
  });
  // RFC 9110 section 10.1.1: an expectation that is not known may be refused; here it is passed over.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
}
