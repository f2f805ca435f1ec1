import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchParts } from './portal.usecases.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Parts that are asked, and a database that answers as `answer` says. */
function parts(answer: () => Promise<unknown>) {
  const execute = vi.fn(answer);
  const answers = vi.fn(async () => true);
  return { execute, answers, readHealth: watchParts({ db: { execute }, queue: { answers } } as never) };
}

test('however many ask whether the portal is ready, the database and the queue are asked once a second', async () => {
  const { execute, answers, readHealth } = parts(async () => []);
  const told = await Promise.all(Array.from({ length: 100 }, () => readHealth()));
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['ok']));
  vi.advanceTimersByTime(999);
  await readHealth();
  expect([execute.mock.calls.length, answers.mock.calls.length]).toEqual([1, 1]);
  vi.advanceTimersByTime(1);
  await readHealth();
  expect([execute.mock.calls.length, answers.mock.calls.length]).toEqual([2, 2]);
});

test('a database that is silent is asked once, and everybody is told in time that it is away', async () => {
  const { execute, readHealth } = parts(() => new Promise(() => {}));
  for (let round = 0; round < 3; round += 1) {
    const told = Promise.all(Array.from({ length: 10 }, () => readHealth().catch(({ code }: { code: string }) => code)));
    await vi.advanceTimersByTimeAsync(1500);
    expect(new Set(await told)).toEqual(new Set(['http.unavailable']));
    vi.advanceTimersByTime(1000);
  }
  expect(execute).toHaveBeenCalledTimes(1);
});

test('a database that comes back is seen within a second', async () => {
  let away = true;
  const { readHealth } = parts(async () => (away ? Promise.reject(new Error('away')) : []));
  await expect(readHealth()).rejects.toThrow('away');
  away = false;
  await expect(readHealth()).rejects.toThrow('away');
  vi.advanceTimersByTime(1000);
  expect((await readHealth()).status).toBe('ok');
});
