import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pageOf } from '../../platform/http/pages.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { placeSchema } from './places.schemas.ts';
import { listPlaces } from './places.usecases.ts';

export const placesRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/places',
      {
        config: { access: 'public' },
        schema: { operationId: 'listPlaces', summary: 'All places, parents before children', tags: ['places'], response: { 200: pageOf(placeSchema) } },
      },
      async () => ({ items: await listPlaces(deps), nextCursor: null }),
    );
  };
