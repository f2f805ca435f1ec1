import type { FastifyPluginAsync, FastifyRequest, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Config } from '../platform/config/config.ts';
import { ownOrigin } from '../platform/http/own-origin.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The built site's request handler (adapter-node). */
export type PagesHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

interface Options {
  pages: PagesHandler;
  config: Pick<Config, 'publicUrl' | 'publicUrlIsDefault'>;
  /** Calls the API inside this process. */
  inject: (request: InjectOptions) => Promise<LightMyRequestResponse>;
}

/** What the site finds on its request: a fetch that reaches the API without a network, as the same visitor. */
export interface Handed {
  fetch(request: Request): Promise<Response>;
}

/**
 * Hands every path outside /api to the site. The site trusts `x-forwarded-proto`, `x-forwarded-host` and
 * `x-handreich-address`; they are overwritten here, so that nobody outside can set them.
 */
export function servePages({ pages, config, inject }: Options): FastifyPluginAsync {
  return async (app) => {
    // The site reads bodies itself.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all('/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
      const { raw } = request;
      const { protocol, host } = new URL(ownOrigin(config, raw.headers.host));
      reply.hijack();
      raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      raw.headers['x-forwarded-host'] = host;
      raw.headers['x-handreich-address'] = request.ip;
      Object.assign(raw, { handreich: { fetch: fetchInside(request, inject) } satisfies Handed });
      pages(raw, reply.raw, () => {
        reply.raw.statusCode = 404;
        reply.raw.end();
      });
    });
  };
}

function fetchInside(visitor: FastifyRequest, inject: Options['inject']): Handed['fetch'] {
  return async (request) => {
    const url = new URL(request.url);
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const answer = await inject({
      method: request.method as InjectOptions['method'] & string,
      url: url.pathname + url.search,
      headers: { ...Object.fromEntries(request.headers), 'x-request-id': visitor.id },
      payload: body,
      remoteAddress: visitor.ip,
    } as InjectOptions);
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one));
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
  };
}
