import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTime } from './in-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = <T>(ms: number, end: () => T) =>
  new Promise<T>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(end());
      } catch (error) {
        reject(error as Error);
      }
    }, ms);
  });
const fail = () => {
  throw new Error('broken');
};
const giveUp = () => {
  throw new Error('too late');
};

test('an answer that comes in time is the answer, and no timer is left', async () => {
  const answer = inTime(
    1000,
    after(999, () => 'answer'),
    () => 'late',
  );
  await vi.advanceTimersByTimeAsync(999);
  expect(await answer).toBe('answer');
  expect(vi.getTimerCount()).toBe(0);
});

test('whoever waits longer gets something else, or an error', async () => {
  const [other, none] = [
    inTime(
      1000,
      after(1001, () => 'answer'),
      () => 'late',
    ),
    inTime(
      1000,
      after(1001, () => 'answer'),
      giveUp,
    ).catch(String),
  ];
  await vi.advanceTimersByTimeAsync(1000);
  expect([await other, await none]).toEqual(['late', 'Error: too late']);
});

test('what fails in time has failed; what fails later disturbs nobody', async () => {
  const [failed, other] = [inTime(1000, after(999, fail), () => 'late').catch(String), inTime(1000, after(1001, fail), () => 'late')];
  await vi.advanceTimersByTimeAsync(2000);
  expect([await failed, await other]).toEqual(['Error: broken', 'late']);
});
