import { expect, test } from 'vitest';
import { readFilter } from './filter.ts';

test('empty answers of the form ask for nothing', () => {
  expect(readFilter(new URLSearchParams('kind=&topic=&place=&q=+'))).toEqual({});
});

test('what is asked for is handed on, an unknown kind is not', () => {
  expect(readFilter(new URLSearchParams('kind=offer&q=Bett&utm=1'))).toEqual({ kind: 'offer', q: 'Bett' });
  expect(readFilter(new URLSearchParams('kind=everything'))).toEqual({});
});
