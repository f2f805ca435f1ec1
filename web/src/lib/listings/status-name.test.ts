import { expect, test } from 'vitest';
import { statusName } from './status-name.ts';

test('an owner reads how a listing ended, and that it is paused', () => {
  expect(statusName({ status: 'closed', paused: false, outcome: 'expired' })).toBe('expired');
  expect(statusName({ status: 'closed', paused: true, outcome: null })).toBe('closed');
  expect(statusName({ status: 'published', paused: true })).toBe('paused');
  expect(statusName({ status: 'pending', paused: true })).toBe('pending');
});
