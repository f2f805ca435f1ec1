import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { organisationErrors } from './organisations.errors.ts';
import { organisationId, organisationPage, organisationQuery, organisationSchema } from './organisations.schemas.ts';
import { listOrganisations, listOwnOrganisations, readOrganisation } from './organisations.usecases.ts';

const tags = ['organisations'];

export const organisationsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'listOrganisations',
          summary: 'Verified organisations, the one verified last first',
          tags,
          querystring: organisationQuery,
          response: { 200: organisationPage },
        },
      },
      async (request) => listOrganisations({ ...deps, input: request.query }),
    );

    app.get(
      '/organisations/:id',
      {
        config: { access: 'public', refusals: [organisationErrors.not_found] },
        schema: { operationId: 'readOrganisation', summary: 'One organisation', tags, params: organisationId, response: { 200: organisationSchema } },
      },
      async (request) => readOrganisation({ ...deps, actor: request.actor, organisationId: request.params.id }),
    );

    app.get(
      '/me/organisations',
      {
        schema: {
          operationId: 'listOwnOrganisations',
          summary: 'The organisations in whose name one may post',
          tags,
          response: { 200: organisationPage },
        },
      },
      async (request) => ({ items: await listOwnOrganisations({ ...deps, actor: request.actor }), nextCursor: null }),
    );
  };
