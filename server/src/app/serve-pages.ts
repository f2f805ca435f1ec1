import type { FastifyPluginAsync, FastifyRequest, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Config } from '../platform/config/config.ts';
import { provenanceHeaders } from '../platform/http/cross-site.ts';
import type { Handed } from '../platform/http/handed.ts';
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
      reply.raw.setHeader('x-request-id', request.id);
      const handed: Handed = {
        fetch: fetchInside(request, inject),
        requestId: request.id,
        report: (failure) => request.log.error(failure, 'page failed'),
      };
      Object.assign(raw, { handreich: handed });
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
      headers: { ...Object.fromEntries(request.headers), ...provenanceOf(visitor) },
      payload: body,
      remoteAddress: visitor.ip,
    } as InjectOptions);
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one));
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
  };
}

/**
 * Where the visitor's own request was made, for what it writes: a form that another site posted must not count as ours on its way through
 * the pages. What a page writes while it is only read (it renews a session) is the portal's own doing, wherever the link to it stood.
 */
function provenanceOf({ headers, method }: FastifyRequest): Record<string, string> {
  const names = method === 'GET' || method === 'HEAD' ? ['host'] : ['host', ...provenanceHeaders];
  return Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}
