import type { FastifySchemaCompiler } from 'fastify';
import type { core, z } from 'zod';
import { InvalidInput, type ErrorParams, type FieldError } from '../errors/domain-error.ts';

type Issue = core.$ZodIssue;

/** Checks body, query and path with the route's zod schema; the answer names every wrong field at once. */
export const validateWithZod: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data: unknown) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? { value: parsed.data } : { error: new InvalidInput(parsed.error.issues.map(toFieldError)) };
  };
};

/** One issue of zod as a field error: `path` as a JSON pointer (RFC 6901), a code of ours, the numbers a sentence needs. */
export function toFieldError(issue: Issue): FieldError {
  const pointer = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const [code, params] = describe(issue);
  return { path: pointer, code, params, message: issue.message };
}

function describe(issue: Issue): [string, ErrorParams] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined') ? ['input.required', {}] : ['input.type', { expected: issue.expected }];
    case 'too_small':
      return [issue.origin === 'string' ? 'input.too_short' : 'input.too_small', { min: Number(issue.minimum) }];
    case 'too_big':
      return [issue.origin === 'string' ? 'input.too_long' : 'input.too_large', { max: Number(issue.maximum) }];
    case 'invalid_value':
      return ['input.not_one_of', { values: issue.values.map(String).join(', ') }];
    case 'invalid_format':
      return ['input.format', { format: issue.format }];
    case 'custom':
      return [typeof issue.params?.code === 'string' ? issue.params.code : 'input.format', (issue.params?.values as ErrorParams | undefined) ?? {}];
    default:
      return ['input.format', {}];
  }
}
