import { describe, expect, test } from 'vitest';
import { createLifecycle, Interrupted } from './lifecycle.ts';

function setUp(limits = { limitMs: 1000, graceMs: 1000 }) {
  const problems: string[] = [];
  const stopped: string[] = [];
  const lifecycle = createLifecycle({ ...limits, onProblem: (name, reason) => problems.push(`${name}: ${(reason as Error).message}`) });
  const part = (name: string) => lifecycle.onStop(name, async () => void stopped.push(name));
  return { lifecycle, problems, stopped, part };
}

describe('stopping', () => {
  test('goes from the last part to the first', async () => {
    const { lifecycle, stopped, part } = setUp();
    await part('database');
    await part('mail');
    await part('portal');
    await lifecycle.stop();
    expect(stopped).toEqual(['portal', 'mail', 'database']);
  });

  test('waits for a part before it goes on to the next', async () => {
    const { lifecycle, stopped, part } = setUp();
    await part('database');
    let drained = () => {};
    await lifecycle.onStop('portal', () => new Promise<void>((resolve) => (drained = resolve)));
    const done = lifecycle.stop();
    await new Promise(setImmediate);
    expect(stopped).toEqual([]);
    drained();
    await done;
    expect(stopped).toEqual(['database']);
  });

  test('twice is stopping once', async () => {
    const { lifecycle, stopped, part } = setUp();
    await part('database');
    await Promise.all([lifecycle.stop(), lifecycle.stop()]);
    await lifecycle.stop();
    expect(stopped).toEqual(['database']);
  });

  test('a part that fails does not keep the others', async () => {
    const { lifecycle, stopped, problems, part } = setUp();
    await part('database');
    await lifecycle.onStop('portal', () => {
      throw new Error('broken');
    });
    await lifecycle.stop();
    expect([stopped, problems]).toEqual([['database'], ['portal: broken']]);
  });

  test('a part that hangs is left behind after the limit, and the database is still stopped', async () => {
    const { lifecycle, stopped, problems, part } = setUp({ limitMs: 10, graceMs: 5 });
    await part('database');
    await lifecycle.onStop('worker', () => new Promise(() => {}));
    await lifecycle.onStop('web', () => new Promise(() => {}));
    await lifecycle.stop();
    expect(stopped).toEqual(['database']);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['web', 'worker']);
  });

  test('in the middle of a start ends what comes up afterwards and interrupts the start', async () => {
    const { lifecycle, stopped, part } = setUp();
    await part('database');
    expect(lifecycle.signal.aborted).toBe(false);
    await lifecycle.stop();
    expect(lifecycle.signal.aborted).toBe(true);
    expect(() => lifecycle.check()).toThrow(Interrupted);
    await expect(part('mail')).rejects.toBeInstanceOf(Interrupted);
    expect(stopped).toEqual(['database', 'mail']);
  });

  test('waits for a part that is just coming up, and ends it', async () => {
    const { lifecycle, stopped, part } = setUp();
    let up = () => {};
    const start = lifecycle.during(async () => {
      await new Promise<void>((resolve) => (up = resolve));
      await part('database');
    });
    const done = lifecycle.stop();
    await new Promise(setImmediate);
    up();
    await expect(start).rejects.toBeInstanceOf(Interrupted);
    await done;
    expect(stopped).toEqual(['database']);
  });
});
