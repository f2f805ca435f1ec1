import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireAccount } from '../features/accounts/index.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import type { Feature } from '../platform/feature.ts';

/** All that the portal keeps about a person, gathered from every feature that keeps some. */
export const personalDataRoutes =
  (deps: FeatureDeps, features: Feature[]): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/me/export',
      {
        schema: {
          operationId: 'exportMe',
          summary: 'All that the portal keeps about the own account',
          tags: ['accounts'],
          response: { 200: z.record(z.string(), z.unknown()) },
        },
      },
      async (request, reply) => {
        const { accountId } = requireAccount(request.actor);
        void reply.header('content-disposition', 'attachment; filename="handreich.json"');
        const parts = await Promise.all(
          features.map(async ({ name, personalData }) => (personalData ? [[name, await personalData({ ...deps, accountId })]] : [])),
        );
        return Object.fromEntries(parts.flat()) as Record<string, unknown>;
      },
    );
  };
