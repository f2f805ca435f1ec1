import type { FastifyInstance } from 'fastify';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { knownErrorCodes } from '../src/platform/errors/define-errors.ts';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it; what this house's documents hold of it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  anyOf?: Schema[];
  allOf?: Schema[];
  oneOf?: Schema[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

export interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; 'x-codes'?: string[]; content?: Record<string, { schema: Schema }> }>;
  security?: unknown[];
}

export interface DocumentedRoute {
  method: string;
  /** As the document writes it: `/api/listings/{id}`. */
  path: string;
  operation: Operation;
}

export interface ApiDocument {
  routes: DocumentedRoute[];
  schemas: Record<string, Schema>;
  routeOf(method: string, url: string): DocumentedRoute | undefined;
  /** What is wrong with an answer by the document's own words; nothing when it says what the document promises. */
  faultsOf(request: { method: string; url: string }, answer: { status: number; headers: Record<string, unknown>; body: unknown }): string[];
}

/** The OpenAPI document of a running application, ready to hold answers against. */
export async function readApiDocument(app: FastifyInstance): Promise<ApiDocument> {
  const document = (await app.inject('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const routes = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  // Fixed addresses before those with a parameter, as a router has it.
  const patterns = routes
    .map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))
    .sort((one, other) => one.route.path.split('{').length - other.route.path.split('{').length);
  const routeOf = (method: string, url: string) =>
    patterns.find(({ route, pattern }) => route.method === method && pattern.test(url.split(/[?#]/, 1)[0]!))?.route;

  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const pointer = (...parts: string[]) => parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  function violations($ref: string, body: unknown): string[] {
    let validate = compiled.get($ref);
    if (!validate) compiled.set($ref, (validate = ajv.compile({ $ref: `openapi#/${$ref}` })));
    return validate(body) ? [] : [ajv.errorsText(validate.errors)];
  }

  function faultsOf({ method, url }: { method: string; url: string }, { status, headers, body }: Parameters<ApiDocument['faultsOf']>[1]): string[] {
    const route = routeOf(method, url);
    const type = String(headers['content-type'] ?? '').split(';', 1)[0]!;
    if (status >= 400) return problemFaults(route, status, type, body);
    const promised = route?.operation.responses[status];
    if (!route || !promised) return route ? [`${status} is not in the document`] : [];
    const media = promised.content?.[type];
    if (!media) return promised.content && Object.keys(promised.content).length > 0 ? [`answers ${type}`] : [];
    return violations(pointer('paths', route.path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'), body);
  }

  function problemFaults(route: DocumentedRoute | undefined, status: number, type: string, body: unknown): string[] {
    if (type !== 'application/problem+json') return [`a problem of type ${type}`];
    const malformed = violations(pointer('components', 'schemas', 'Problem'), body);
    if (malformed.length > 0) return malformed;
    const problem = body as { type: string; status: number; code: string; errors?: { code: string }[] };
    const faults = [problem.code, ...(problem.errors ?? []).map(({ code }) => code)]
      .filter((code) => !knownErrorCodes.has(code))
      .map((code) => `unknown code ${code}`);
    if (problem.status !== status) faults.push(`says ${problem.status} and is ${status}`);
    if (problem.type !== `urn:handreich:problem:${problem.code}`) faults.push(`is of type ${problem.type}`);
    const listed = route?.operation.responses[status]?.['x-codes'] ?? [];
    if (route && !listed.includes(problem.code)) faults.push(`${status} ${problem.code} is not in the document: declare it in the route's config.refusals`);
    return faults;
  }

  return { routes, schemas: document.components.schemas, routeOf, faultsOf };
}
