import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { problemSchema } from '../platform/http/problems.ts';

// The reader's page styles its elements inline; it may load nothing from elsewhere and run no script but its own.
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The OpenAPI 3.1 document at /api/openapi.json and its reader's page at /api/docs. Every route gets the problem answers it can give. */
export async function documentApi(api: FastifyInstance): Promise<void> {
  api.addHook('onRoute', (route) => {
    const schema = route.schema;
    if (!schema?.operationId) return;
    const closed = route.config?.access !== 'public';
    const statuses = [400, ...(closed ? [401, 403] : []), ...(route.url.includes(':') ? [404] : []), ...(route.method === 'GET' ? [] : [409, 413, 415]), 503];
    schema.response = { ...(schema.response as object), ...Object.fromEntries(statuses.map((status) => [status, problemAnswer])) };
  });
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Handreich',
        version: '1',
        description: 'A help exchange for a county: needs and offers find each other.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'handreich_access' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  // The reader's page is a plugin's, whose routes cannot say by themselves that they are public.
  api.addHook('onRoute', (route) => {
    if (route.url.startsWith(`${api.prefix}/docs`)) route.config = { ...route.config, access: 'public' };
  });
  await api.register(swaggerUi, {
    routePrefix: '/docs',
    // Its links are relative, and the page is reached without a slash at its end.
    indexPrefix: '/api',
    staticCSP: true,
    transformStaticCSP: () => DOCS_POLICY,
    uiConfig: { defaultModelsExpandDepth: 0, validatorUrl: null },
  });
  api.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => api.swagger());
}

const problemAnswer = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: problemSchema } } };
