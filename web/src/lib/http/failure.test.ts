import { expect, test } from 'vitest';
import { describeFailure } from './failure.ts';

const words = 'Meine Adresse ist\n    at Hauptstraße 1';

test('a failure is told by name, code and place, never by its message', () => {
  const failure = describeFailure(Object.assign(new TypeError(words), { code: 'ERR_INVALID_URL' }));
  expect(failure).toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_URL' });
  expect(failure.frames[0]).toContain('failure.test.ts');
  expect(JSON.stringify(failure)).not.toContain('Hauptstraße');
});

test('what only looks like a code is left out', () => {
  expect(describeFailure(Object.assign(new Error(''), { code: words }))).not.toHaveProperty('code');
});

test('a message that was changed afterwards takes the frames with it', () => {
  const error = new Error(words);
  expect(error.stack).toContain('Hauptstraße');
  error.message = 'page failed';
  expect(describeFailure(error).frames).toEqual([]);
});

test('anything else that is thrown is told by its type', () => {
  expect(describeFailure(words)).toEqual({ name: 'string', frames: [] });
});
