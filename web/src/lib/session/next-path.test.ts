import { expect, test } from 'vitest';
import { safeNext } from './next-path.ts';

test.each(['/de', '/de/listings/new?kind=need', '/ar/me/listings#listing-1'])('%s is a page of this portal', (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\\/evil.example',
  'javascript:alert(1)',
  '/de/../..//evil.example',
  '/api/me/export',
  '/dev/mails',
  '',
  'de',
  `/${'a'.repeat(600)}`,
  undefined,
  null,
  ['/de'],
])('%j is none', (path) => {
  expect(safeNext(path)).toBeUndefined();
});
