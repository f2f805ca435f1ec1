import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { titles } from '../platform/http/problems.ts';
import { refusalsOf } from '../platform/http/refusals.ts';
import { sessionCookieName } from '../platform/http/session-cookies.ts';
import { keyParameter } from '../platform/idempotency/key-parameter.ts';

// The reader's page styles its elements inline; it may load nothing from elsewhere and run no script but its own.
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The OpenAPI 3.1 document at /api/openapi.json and its reader's page at /api/docs. Every route gets the problem answers it can give. */
export async function documentApi(api: FastifyInstance, publicUrl: string): Promise<void> {
  const refusals = new Map<string, Map<number, string[]>>();
  const once = new Set<string>();
  api.addHook('onRoute', (route) => {
    if (!route.schema?.operationId) return;
    refusals.set(`${String(route.method)} ${route.url}`, refusalsOf(route));
    if (route.config?.once) once.add(`${String(route.method)} ${route.url}`);
    if (route.config?.access !== 'public') route.schema.security = [{ bearer: [] }, { cookie: [] }];
  });
  const cookie = {
    type: 'apiKey' as const,
    in: 'cookie',
    name: sessionCookieName('access', publicUrl),
    description: `Named ${sessionCookieName('access', 'http:')} where the portal is reached by plain http, ${sessionCookieName('access', 'https:')} with https.`,
  };
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Handreich',
        version: '1',
        description: 'A help exchange for a county: needs and offers find each other.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie } },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withProblems(jsonSchemaTransformObject(document), refusals, once),
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
    theme: { title: 'Handreich: API' },
    uiConfig: { defaultModelsExpandDepth: 0, validatorUrl: null },
  });
  api.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => api.swagger());
}

type Operation = { responses: Record<string, unknown>; parameters?: unknown[] };

/** Adds to every operation the problems it can answer, by status, with the stable codes as `x-codes`; and the header of those that happen once. */
function withProblems(
  document: ReturnType<typeof jsonSchemaTransformObject>,
  refusals: Map<string, Map<number, string[]>>,
  once: Set<string>,
): typeof document {
  for (const [route, byStatus] of refusals) {
    const [method, url] = route.split(' ') as [string, string];
    const path = document.paths?.[url.replaceAll(/:(\w+)/g, '{$1}')] as Record<string, Operation> | undefined;
    const operation = path?.[method.toLowerCase()];
    if (operation && once.has(route)) operation.parameters = [...(operation.parameters ?? []), keyParameter];
    const responses = operation?.responses;
    for (const [status, codes] of responses ? byStatus : []) responses![status] = problemAnswer(status, codes);
  }
  return document;
}

const retryAfter = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } };

const problemAnswer = (status: number, codes: string[]) => ({
  description: `${titles[status] ?? 'Problem'} (RFC 9457): ${codes.map((code) => `\`${code}\``).join(', ')}`,
  'x-codes': codes,
  ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
