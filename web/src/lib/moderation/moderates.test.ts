import { expect, test } from 'vitest';
import { moderates } from './moderates.ts';

const holder = (...roles: ('moderator' | 'coordinator' | 'admin')[]) => ({ roles: roles.map((role) => ({ role, place: 'kirchheim' })) });

test.each([
  [holder('moderator'), true],
  [holder('admin'), true],
  [holder('coordinator', 'moderator'), true],
  [holder('coordinator'), false],
  [holder(), false],
])('%j looks after a queue: %s', (account, expected) => {
  expect(moderates(account)).toBe(expected);
});
