import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { mayShowMails } from '../../platform/embedded/index.ts';
import { requireDatabase } from './portal.usecases.ts';

const tags = ['portal'];
const health = z.object({ status: z.literal('ok') });

export const portalRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/portal',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'readPortal',
          summary: 'What this portal is',
          tags,
          response: { 200: z.object({ name: z.string(), demo: z.boolean(), devMails: z.boolean() }) },
        },
      },
      async () => ({ name: 'Handreich', demo: deps.config.demo, devMails: mayShowMails(deps.config) }),
    );

    app.get(
      '/health/live',
      { config: { access: 'public' }, schema: { operationId: 'isLive', summary: 'The process answers', tags, response: { 200: health } } },
      async () => ({ status: 'ok' as const }),
    );

    app.get(
      '/health/ready',
      { config: { access: 'public' }, schema: { operationId: 'isReady', summary: 'The process and what it needs answer', tags, response: { 200: health } } },
      async () => {
        await requireDatabase(deps);
        return { status: 'ok' as const };
      },
    );
  };
