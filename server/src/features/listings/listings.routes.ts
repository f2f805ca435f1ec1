import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { once } from '../../platform/idempotency/once.ts';
import { pageQuery } from '../../platform/http/pages.ts';
import { organisationErrors } from '../organisations/index.ts';
import { listingErrors } from './listings.errors.ts';
import { changesADay, listingsADay, renewalsADay } from './listings.limits.ts';
import { browseListings, listOwnListings, readListing } from './listings.reading.usecases.ts';
import { listingChange, listingId, listingPage, listingQuery, listingSchema, newListing } from './listings.schemas.ts';
import { changeListing, postListing, renewListing } from './listings.usecases.ts';

const tags = ['listings'];

export const listingsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/listings',
      {
        config: { access: 'public' },
        schema: { operationId: 'browseListings', summary: 'Published listings, newest first', tags, querystring: listingQuery, response: { 200: listingPage } },
      },
      async (request) => browseListings({ ...deps, actor: request.actor, input: request.query }),
    );

    app.post(
      '/listings',
      {
        config: { once: true, refusals: [listingsADay.refusal, organisationErrors.not_member] },
        schema: { operationId: 'postListing', summary: 'Post a need or an offer', tags, body: newListing, response: { 201: listingSchema } },
      },
      async (request, reply) => once(deps, request, reply, 201, (deps) => postListing({ ...deps, actor: request.actor, input: request.body })),
    );

    app.get(
      '/listings/:id',
      {
        config: { access: 'public', refusals: [listingErrors.not_found] },
        schema: { operationId: 'readListing', summary: 'One listing', tags, params: listingId, response: { 200: listingSchema } },
      },
      async (request) => readListing({ ...deps, actor: request.actor, listingId: request.params.id }),
    );

    app.patch(
      '/listings/:id',
      {
        config: { refusals: [changesADay.refusal, listingErrors.not_found, listingErrors.already_closed, listingErrors.rejected] },
        schema: {
          operationId: 'changeListing',
          summary: 'Change or pause an own listing',
          tags,
          params: listingId,
          body: listingChange,
          response: { 200: listingSchema },
        },
      },
      async (request) => changeListing({ ...deps, actor: request.actor, listingId: request.params.id, input: request.body }),
    );

    app.post(
      '/listings/:id/renew',
      {
        config: { once: true, refusals: [renewalsADay.refusal, listingErrors.not_found, listingErrors.not_renewable, listingErrors.window_over] },
        schema: {
          operationId: 'renewListing',
          summary: 'Let an own listing stand longer, or open an expired one again',
          tags,
          params: listingId,
          response: { 200: listingSchema },
        },
      },
      async (request, reply) => once(deps, request, reply, 200, (deps) => renewListing({ ...deps, actor: request.actor, listingId: request.params.id })),
    );

    app.get(
      '/me/listings',
      { schema: { operationId: 'listOwnListings', summary: 'The own listings, newest first', tags, querystring: pageQuery, response: { 200: listingPage } } },
      async (request) => listOwnListings({ ...deps, actor: request.actor, input: request.query }),
    );
  };
