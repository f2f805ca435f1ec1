import { expect, test } from 'vitest';
import { createSteps } from './steps.ts';

function setUp(isTTY: boolean) {
  let text = '';
  let time = 0;
  const steps = createSteps({ isTTY, write: (part: string) => (text += part) }, () => (time += 21));
  return { steps, text: () => text };
}

test('a terminal sees a step while it runs, then its mark and its time', async () => {
  const { steps, text } = setUp(true);
  await steps.run('Database', () => expect(text()).toBe('… Database'));
  expect(text()).toBe('… Database\r\u001B[K✓ Database (21 ms)\n');
});

test('a step with output of its own leaves that output alone', async () => {
  const { steps, text } = setUp(true);
  await steps.run('Pages', () => steps.say('building'), { chatty: true });
  expect(text()).toBe('… Pages\nbuilding\n✓ Pages (21 ms)\n');
});

test('a file gets one plain line a step, before it runs', async () => {
  const { steps, text } = setUp(false);
  expect(await steps.run('Database', () => text())).toBe('Database\n');
  expect(text()).toBe('Database\n');
});

test('a step that fails is marked and fails', async () => {
  const { steps, text } = setUp(true);
  await expect(steps.run('Database', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(text()).toContain('✗ Database\n');
});
