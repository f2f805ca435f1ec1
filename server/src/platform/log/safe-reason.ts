import { ZodError } from 'zod';
import { databaseErrorCode } from '../db/connection-errors.ts';
import { DomainError } from '../errors/domain-error.ts';

/**
 * What may be written about an error into logs and job rows: never people's words, which messages of libraries
 * quote (a failed query its parameters, a parser its input). Only errors that we threw ourselves keep their message.
 */
export function safeReason(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (error instanceof ZodError) return `payload does not fit: ${error.issues.map((issue) => issue.path.join('/')).join(', ')}`;
  const sqlState = databaseErrorCode(error);
  if (sqlState) return `database error ${sqlState}${constraintOf(error)}`;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return `${cause.name}: ${code}`;
  }
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  return error.constructor === Error ? error.message.slice(0, 200) : error.name;
}

/** Where an error arose: the frames of its stack without its message. */
export function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}

function constraintOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && typeof cause.constraint_name === 'string') return ` (${cause.constraint_name})`;
  }
  return '';
}
