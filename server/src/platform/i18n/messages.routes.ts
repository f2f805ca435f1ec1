import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../deps.ts';
import { directionOf, localeCodes } from './locales.ts';

// Only the server writes mails.
const forServerOnly = (key: string) => key.startsWith('mails.');

const catalogueSchema = z
  .object({ locale: z.enum(localeCodes), textLocale: z.enum(localeCodes), dir: z.enum(['ltr', 'rtl']), messages: z.record(z.string(), z.string()) })
  .meta({ id: 'Messages' });

/** The texts of all pages in one language. `textLocale` and `dir` are those of the texts themselves: English where the language has none yet. */
export const messagesRoutes =
  ({ catalogue }: Pick<FeatureDeps, 'catalogue'>): FastifyPluginAsyncZod =>
  async (app) => {
    const bodies = new Map<string, { etag: string; messages: Record<string, string> }>();
    function pageMessages(textLocale: string): Record<string, string> {
      const etag = catalogue.etag(textLocale);
      let body = bodies.get(textLocale);
      if (body?.etag !== etag) {
        const messages = Object.fromEntries(Object.entries(catalogue.messages(textLocale)).filter(([key]) => !forServerOnly(key)));
        bodies.set(textLocale, (body = { etag, messages }));
      }
      return body.messages;
    }

    app.get(
      '/messages/:locale',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'readMessages',
          summary: 'The texts of all pages in one language, as ICU messages',
          tags: ['messages'],
          params: z.object({ locale: z.enum(localeCodes) }),
          response: { 200: catalogueSchema, 304: z.null() },
        },
      },
      async (request, reply) => {
        const { locale } = request.params;
        const etag = catalogue.etag(locale);
        void reply.header('etag', etag).header('cache-control', 'public, no-cache');
        if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send(null);
        const textLocale = localeCodes.find((name) => name === catalogue.textLocale(locale)) ?? locale;
        return { locale, textLocale, dir: directionOf(textLocale), messages: pageMessages(textLocale) };
      },
    );
  };

// RFC 9110 section 13.1.2, weak comparison.
function matches(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}
