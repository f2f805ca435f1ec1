import { expect, test } from 'vitest';
import { isSettled } from './settled.ts';

test('what somebody else decided or the author changed is not offered for a decision again', () => {
  expect(isSettled('moderation.already_decided')).toBe(true);
  expect(isSettled('moderation.changed_meanwhile')).toBe(true);
});

test('a decision that lacks its reason can be made good', () => {
  expect(isSettled('input.invalid')).toBe(false);
  expect(isSettled('http.sign_in')).toBe(false);
});
