import { expect, test } from 'vitest';
import { isOutdated, isSettled } from './settled.ts';

test('what somebody else decided is not offered for a decision again', () => {
  expect(isSettled('moderation.already_decided')).toBe(true);
  expect(isOutdated('moderation.already_decided')).toBe(true);
});

test('what its author changed is to be read anew before it is decided on', () => {
  expect(isOutdated('moderation.changed_meanwhile')).toBe(true);
  expect(isSettled('moderation.changed_meanwhile')).toBe(false);
});

test('a decision that lacks its reason can be made good', () => {
  expect(isOutdated('input.invalid')).toBe(false);
  expect(isOutdated('http.sign_in')).toBe(false);
});
