import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { once } from '../../platform/idempotency/once.ts';
import { listingErrors, listingId, listingSchema } from '../listings/index.ts';
import { fulfilmentErrors } from './fulfilment.errors.ts';
import { endListing } from './fulfilment.usecases.ts';

const closeInput = z.object({ outcome: z.enum(['fulfilled', 'withdrawn']), conversation: z.uuid().optional() });

export const fulfilmentRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/listings/:id/close',
      {
        config: { once: true, refusals: [listingErrors.not_found, listingErrors.already_closed, fulfilmentErrors.counted_already] },
        schema: {
          operationId: 'closeListing',
          summary: 'End an own listing, or use one unit of it',
          tags: ['listings'],
          params: listingId,
          body: closeInput,
          response: { 200: listingSchema },
        },
      },
      async (request, reply) =>
        once(deps, request, reply, 200, (deps) => endListing({ ...deps, actor: request.actor, listingId: request.params.id, input: request.body })),
    );
  };
