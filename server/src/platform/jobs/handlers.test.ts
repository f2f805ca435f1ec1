import { expect, test } from 'vitest';
import { z } from 'zod';
import { StartProblem } from '../errors/start-problem.ts';
import { defineJob } from './define-job.ts';
import { listJobs, refuseOtherThan } from './handlers.ts';
import { retryDelay } from './queues.ts';

const job = (name: string, event = 'test.happened') => defineJob({ name, event, payload: z.object({ id: z.string() }), handle: async () => {} });
const sweep = (name: string) => ({ name, everySeconds: 1, run: async () => {} });
const list = listJobs([{ name: 'a', handlers: [job('a-one')], sweeps: [sweep('a-sweep')] }]);

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
  [
    'a listed handler that is not there',
    () => refuseOtherThan({ handlers: { 'a-one': 'test.happened', 'b-gone': 'test.happened' }, sweeps: ['a-sweep'] }, list),
    /b-gone is missing/,
  ],
  ['a handler that is not listed', () => refuseOtherThan({ handlers: {}, sweeps: ['a-sweep'] }, list), /a-one is not listed/],
  [
    'a handler of another event',
    () => refuseOtherThan({ handlers: { 'a-one': 'test.other' }, sweeps: ['a-sweep'] }, list),
    /listens to test.happened instead of test.other/,
  ],
  [
    'a listed sweep that is not there',
    () => refuseOtherThan({ handlers: { 'a-one': 'test.happened' }, sweeps: ['a-sweep', 'b-gone'] }, list),
    /sweep b-gone is missing/,
  ],
  ['a sweep that is not listed', () => refuseOtherThan({ handlers: { 'a-one': 'test.happened' }, sweeps: [] }, list), /sweep a-sweep is not listed/],
])('%s is refused at the start', (_what, refuse, sentence) => {
  expect(refuse).toThrow(StartProblem);
  expect(refuse).toThrow(sentence);
});

test('the closed list that fits passes', () => {
  expect(() => refuseOtherThan({ handlers: { 'a-one': 'test.happened' }, sweeps: ['a-sweep'] }, list)).not.toThrow();
});

test('a payload that does not fit never reaches the handler', () => {
  expect(() => job('a').run({} as never, { id: 'x', payload: { id: 7 } })).toThrow(z.ZodError);
});

test('retries wait twice as long each time, up to ten minutes, and spread', () => {
  const longest = [1, 2, 3, 9, 10, 50].map((attempts) => retryDelay(attempts, () => 1));
  expect(longest).toEqual([2000, 4000, 8000, 512_000, 600_000, 600_000]);
  expect(retryDelay(3, () => 0)).toBe(4000);
});
