import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import { framesOf, safeReason } from './safe-reason.ts';

const words = 'Meine Adresse ist Hauptstraße 1';

function failedQuery(): Error {
  const cause = Object.assign(new Error(`duplicate key: ${words}`), { code: '23505', constraint_name: 'accounts_email_hash' });
  return new Error(`Failed query: insert … params: ${words}`, { cause });
}

test.each([
  ['a failed query', failedQuery(), 'database error 23505 (accounts_email_hash)'],
  ['a refusal', new DomainError('listings.not_found', 'not_found', { title: words }), 'listings.not_found'],
  ['a payload', z.object({ id: z.uuid() }).safeParse({ id: words }).error, 'payload does not fit: id'],
  ['a broken connection', Object.assign(new Error(words), { code: 'ECONNRESET' }), 'Error: ECONNRESET'],
  ['an error of a library', new SyntaxError(`Unexpected token in ${words}`), 'SyntaxError'],
  ['anything else that is thrown', words, 'something that is not an error was thrown'],
])('%s is told without what people wrote', (_what, error, reason) => {
  expect(safeReason(error)).toBe(reason);
  expect(framesOf(error).join()).not.toContain(words);
});

test('our own errors keep what they say', () => {
  expect(safeReason(new Error('there is no handler x'))).toBe('there is no handler x');
});
