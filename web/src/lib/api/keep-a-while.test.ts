import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepAWhile } from './keep-a-while.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('everybody shares one question for a while', async () => {
  const ask = vi.fn(async (who: string) => `for ${who}`);
  const places = keepAWhile(1000, ask);
  expect(await Promise.all([places('one'), places('two')])).toEqual(['for one', 'for one']);
  vi.advanceTimersByTime(1001);
  expect(await places('three')).toBe('for three');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a failure is told once, not kept', async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce('up');
  const portal = keepAWhile(1000, ask);
  await expect(portal(undefined)).rejects.toThrow('down');
  expect(await portal(undefined)).toBe('up');
});

test('while nobody answers, the last good answer goes on serving', async () => {
  const ask = vi.fn<() => Promise<string>>().mockResolvedValueOnce('old').mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce('new');
  const topics = keepAWhile(1000, ask);
  await topics(undefined);
  vi.advanceTimersByTime(1001);
  expect(await topics(undefined)).toBe('old');
  expect(await topics(undefined)).toBe('new');
});
