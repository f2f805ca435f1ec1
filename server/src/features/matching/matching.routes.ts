import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { listingErrors, listingId } from '../listings/index.ts';
import { matchPage } from './matching.schemas.ts';
import { listMatches } from './reading.usecases.ts';

export const matchingRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/listings/:id/matches',
      {
        config: { refusals: [listingErrors.not_found] },
        schema: {
          operationId: 'listMatches',
          summary: 'What fits an own listing, best first, and why',
          tags: ['matching'],
          params: listingId,
          response: { 200: matchPage },
        },
      },
      async (request) => ({ items: await listMatches({ ...deps, actor: request.actor, listingId: request.params.id }), nextCursor: null }),
    );
  };
