import { expect, test } from 'vitest';
import { z } from 'zod';
import { StartProblem } from '../errors/start-problem.ts';
import { defineJob } from './define-job.ts';
import { listJobs, refuseUnknownHandlers } from './handlers.ts';
import { retryDelay } from './queues.ts';

const job = (name: string, event = 'test.happened') => defineJob({ name, event, payload: z.object({ id: z.string() }), handle: async () => {} });
const sweep = (name: string) => ({ name, everySeconds: 1, run: async () => {} });

test('the list knows who listens to which event, over all features', () => {
  const list = listJobs([
    { name: 'a', handlers: [job('a-one'), job('a-two', 'test.other')] },
    { name: 'b', handlers: [job('b-one')], sweeps: [sweep('b-sweep')] },
    { name: 'c' },
  ]);
  expect(list.handlersOf('test.happened')).toEqual(['a-one', 'b-one']);
  expect(list.handlersOf('test.nothing')).toEqual([]);
  expect([...list.sweeps.keys()]).toEqual(['b-sweep']);
});

test.each([
  [
    'two handlers with one name',
    () =>
      listJobs([
        { name: 'a', handlers: [job('same')] },
        { name: 'b', handlers: [job('same', 'test.other')] },
      ]),
    /same name: same/,
  ],
  ['two sweeps with one name', () => listJobs([{ name: 'a', sweeps: [sweep('same'), sweep('same')] }]), /same name: same/],
  ['a name with a colon', () => listJobs([{ name: 'a', handlers: [job('a:one')] }]), /cannot be used: "a:one"/],
  ['work for a handler that is not there', () => refuseUnknownHandlers(listJobs([{ name: 'a', handlers: [job('a-one')] }]), ['a-one', 'b-gone']), /b-gone/],
])('%s is refused at the start', (_what, refuse, sentence) => {
  expect(refuse).toThrow(StartProblem);
  expect(refuse).toThrow(sentence);
});

test('a payload that does not fit never reaches the handler', () => {
  expect(() => job('a').run({} as never, { id: 'x', payload: { id: 7 } })).toThrow(z.ZodError);
});

test('retries wait twice as long each time, up to ten minutes, and spread', () => {
  const longest = [1, 2, 3, 9, 10, 50].map((attempts) => retryDelay(attempts, () => 1));
  expect(longest).toEqual([2000, 4000, 8000, 512_000, 600_000, 600_000]);
  expect(retryDelay(3, () => 0)).toBe(4000);
});
