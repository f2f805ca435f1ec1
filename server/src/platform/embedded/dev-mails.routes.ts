import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { listPage, mailPage } from './dev-mails.page.ts';
import { devMailLanguage, devMailWords, type DevMailWords } from './dev-mails.words.ts';
import { isLoopbackHost, loopbackOnly } from './loopback-only.ts';
import type { MailCatcher } from './mail-catcher.ts';

/**
 * No script, no outside request. Inline styles are allowed because the frame with a mail's own HTML inherits this
 * policy; frame-src 'none' keeps that HTML from sending the frame elsewhere (a srcdoc document itself is not a source).
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

type OfMail = { Params: { id: string } };

/**
 * The pages `/dev/mails`, `/dev/mails/:id` and `/dev/mails/:id/raw` of an embedded catcher, for this machine only;
 * with `Accept: application/json` the same as JSON. Register it only when the catcher is embedded and NODE_ENV is not
 * production (`mayShowMails`).
 */
export function buildDevMailRoutes(catcher: Pick<MailCatcher, 'list' | 'read' | 'source'>): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRequest', loopbackOnly);
    const hide = { schema: { hide: true }, config: { access: 'public' as const } };

    app.get('/dev/mails', hide, async (request, reply) => {
      const items = await catcher.list();
      return answer(request, reply, { items, nextCursor: null }, (words) => listPage(items, words));
    });

    app.get<OfMail>('/dev/mails/:id', hide, async (request, reply) => {
      const mail = await catcher.read(request.params.id);
      if (!mail) return reply.callNotFound();
      return answer(request, reply, mail, (words) => mailPage(mail, words));
    });

    app.get<OfMail>('/dev/mails/:id/raw', hide, async (request, reply) => {
      const source = await catcher.source(request.params.id);
      if (!source) return reply.callNotFound();
      return protect(reply).type('text/plain; charset=utf-8').header('content-disposition', `attachment; filename="${request.params.id}.eml.txt"`).send(source);
    });
  };
}

/**
 * Whether the pages may exist at all: only while mails are caught here, never in production, and only where nobody has given the portal an
 * address for others. Behind a proxy on this machine every visitor comes from the loopback, so the peer's address alone is no proof.
 */
export function mayShowMails({
  smtpUrl,
  production,
  publicUrl,
  publicUrlIsDefault,
}: Pick<Config, 'smtpUrl' | 'production' | 'publicUrl' | 'publicUrlIsDefault'>): boolean {
  return !smtpUrl && !production && (publicUrlIsDefault || isLoopbackHost(new URL(publicUrl).host));
}

function answer(request: FastifyRequest, reply: FastifyReply, data: unknown, page: (words: DevMailWords) => string) {
  protect(reply).header('vary', 'accept, accept-language');
  const wantsJson = request.headers.accept?.includes('application/json') ?? false;
  if (wantsJson) return reply.type('application/json; charset=utf-8').send(JSON.stringify(data));
  return reply.type('text/html; charset=utf-8').send(page(devMailWords(devMailLanguage(request.headers['accept-language']))));
}

function protect(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-store');
}
