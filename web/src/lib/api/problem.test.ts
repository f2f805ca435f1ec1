import { expect, test } from 'vitest';
import { toProblem } from './problem.ts';

test('a problem keeps its code and what it says about fields', () => {
  const body = { code: 'input.invalid', errors: [{ path: '/title', code: 'input.required' }], status: 418 };
  expect(toProblem(400, body, null)).toEqual({ ...body, status: 400 });
});

test('an answer that is no problem gets a code from its status', () => {
  expect(toProblem(502, '<html>Bad gateway</html>', null)).toEqual({ status: 502, code: 'http.502' });
  expect(toProblem(503, undefined, '30')).toEqual({ status: 503, code: 'http.503', retryAfter: 30 });
});
