import { compile } from '@fastify/proxy-addr';
import type { IncomingMessage } from 'node:http';
import type { FeatureDeps } from '../deps.ts';
import { currentWork } from '../work/work.ts';

/** What is taken over as a request's id: nothing that could break a log line. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * Makes Fastify's `genReqId`: one search shall find all lines of one visit. What a page asks of the API has the page's id, and what comes through a
 * proxy that is trusted (TRUST_PROXY) keeps the proxy's `x-request-id`. Nobody else may choose one: it could be somebody else's.
 */
export function requestIds({ config, newId }: Pick<FeatureDeps, 'config' | 'newId'>): (raw: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const isTrusted = compile(config.trustProxy || []);
  return ({ headers, socket }) => {
    const outer = currentWork()?.fields['reqId'];
    if (outer !== undefined) return outer;
    const given = headers['x-request-id'];
    const taken = typeof given === 'string' && REQUEST_ID.test(given) && socket.remoteAddress !== undefined && isTrusted(socket.remoteAddress, 0);
    return taken ? given : newId();
  };
}
