import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { mayShowMails } from '../../platform/embedded/index.ts';
import { watchDemonstration } from './portal.demonstration.usecases.ts';
import { watchParts } from './portal.usecases.ts';

const tags = ['portal'];
const portal = z.object({
  name: z.string(),
  demo: z.boolean(),
  devMails: z.boolean(),
  /** Who answers for it, as set by the operator; what is not set is null. */
  operator: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    imprint: z.string().nullable(),
    privacy: z.string().nullable(),
    signLanguageVideo: z.string().nullable(),
  }),
});
const live = z.object({ status: z.literal('ok') });
const ready = z.object({
  /** `degraded`: it serves, but what a part that is away does has to wait. */
  status: z.enum(['ok', 'degraded']),
  parts: z.object({ database: z.literal('ok'), queue: z.enum(['ok', 'away']) }),
});

export const portalRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const showsDemonstration = watchDemonstration(deps);
    const readHealth = watchParts(deps);
    app.get(
      '/portal',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'readPortal',
          summary: 'What this portal is',
          tags,
          response: { 200: portal },
        },
      },
      async () => ({ name: 'Handreich', demo: await showsDemonstration(), devMails: mayShowMails(deps.config), operator: deps.config.operator }),
    );

    app.get(
      '/health/live',
      { config: { access: 'public' }, schema: { operationId: 'isLive', summary: 'The process answers', tags, response: { 200: live } } },
      async () => ({ status: 'ok' as const }),
    );

    app.get(
      '/health/ready',
      {
        config: { access: 'public' },
        schema: { operationId: 'isReady', summary: 'Whether the process and what it needs answer', tags, response: { 200: ready } },
      },
      () => readHealth(),
    );
  };
