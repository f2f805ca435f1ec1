import type { FastifyError } from 'fastify';
import { z } from 'zod';
import { isPassing } from '../db/connection-errors.ts';
import { DomainError, InvalidInput, type ErrorKind } from '../errors/domain-error.ts';

/** RFC 9457. `code` is stable; `title` and `detail` are English for developers, the page chooses its own sentence by code. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

const statusByKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
};

// One code for what is too large, whatever is: these have a status of their own beside the kinds.
const statusByCode: Record<string, number> = { 'http.too_large': 413, 'http.unsupported_type': 415 };

/** The status with which a refusal is answered. */
export function statusOf({ code, kind }: { code: string; kind: ErrorKind }): number {
  return statusByCode[code] ?? statusByKind[kind];
}

export const titles: Record<number, string> = {
  400: 'Bad input',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'The state forbids it',
  413: 'Too large',
  414: 'Too large',
  415: 'Wrong type',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available for the moment',
};

function problem(status: number, code: string, detail: string): Problem {
  return { type: `urn:handreich:problem:${code}`, title: titles[status] ?? 'Problem', status, detail, code };
}

/** Turns whatever was thrown into the answer. This is the one place that knows a status; only what comes out as 500 is a fault of ours. */
export function toProblem(error: unknown): Problem {
  if (error instanceof InvalidInput) {
    const detail = error.errors.map((field) => `${field.path}: ${field.message}`).join('; ');
    return { ...problem(400, error.code, detail), errors: error.errors };
  }
  if (error instanceof DomainError) {
    const answer = problem(statusOf(error), error.code, error.code.replace('.', ': ').replaceAll('_', ' '));
    return Object.keys(error.params).length > 0 ? { ...answer, params: error.params } : answer;
  }
  if (isPassing(error)) return problem(503, 'http.unavailable', 'a part that is needed cannot be reached; try again shortly');
  return fromFastify(error as Partial<FastifyError>) ?? problem(500, 'http.internal', 'something went wrong on our side; it has been logged');
}

function fromFastify(error: Partial<FastifyError>): Problem | undefined {
  const status = error.statusCode;
  if (status === 413 || status === 414) return problem(status, 'http.too_large', 'the request is larger than this portal takes');
  if (status === 415) return problem(415, 'http.unsupported_type', 'send application/json');
  if (status !== undefined && status >= 400 && status < 500) return problem(400, 'http.malformed', 'the request cannot be read');
  return undefined;
}
