import { inTime } from '../../platform/clock/in-time.ts';

/** What must be ended, in which order, and that it happens once. */
export interface Lifecycle {
  /** Aborted as soon as stopping has begun. */
  readonly signal: AbortSignal;
  /** Adds a part; the last one added is stopped first. Throws `Interrupted` when stopping has begun already, after stopping the part. */
  onStop(name: string, stop: () => Promise<void> | void): Promise<void>;
  /** Runs a start; stopping waits until it has come to its next `onStop` or `check`, so that no part comes up unseen. */
  during<T>(start: () => Promise<T>): Promise<T>;
  /** Throws `Interrupted` when stopping has begun. */
  check(): void;
  /** Stops every part, one after the other. Later calls wait for the first and change nothing. */
  stop(): Promise<void>;
}

/** Thrown out of a start that a signal has ended. */
export class Interrupted extends Error {}

export interface LifecycleOptions {
  /** Milliseconds that all parts together get to end by themselves. */
  limitMs: number;
  /** Milliseconds for each part that is left when these are over: the database must still be told to stop. */
  graceMs: number;
  /** Told which part failed to stop, and why. */
  onProblem(name: string, reason: unknown): void;
}

export function createLifecycle({ limitMs, graceMs, onProblem }: LifecycleOptions): Lifecycle {
  const abort = new AbortController();
  const parts: { name: string; stop: () => Promise<void> | void }[] = [];
  let stopped: Promise<void> | undefined;
  let starting: Promise<unknown> = Promise.resolve();

  async function stopOne({ name, stop }: (typeof parts)[number], deadline: number): Promise<void> {
    const patience = Math.max(graceMs, deadline - performance.now());
    await within(patience, Promise.resolve().then(stop)).catch((error: unknown) => onProblem(name, error));
  }

  async function stopAll(): Promise<void> {
    const deadline = performance.now() + limitMs;
    await within(limitMs, starting).catch((error: unknown) => onProblem('the start', error));
    for (let part = parts.pop(); part; part = parts.pop()) await stopOne(part, deadline);
  }

  return {
    signal: abort.signal,
    async onStop(name, stop) {
      if (abort.signal.aborted) {
        await stopOne({ name, stop }, performance.now());
        throw new Interrupted();
      }
      parts.push({ name, stop });
    },
    during(start) {
      const work = start();
      starting = work.catch(() => {});
      return work;
    },
    check() {
      if (abort.signal.aborted) throw new Interrupted();
    },
    stop() {
      abort.abort();
      return (stopped ??= stopAll());
    },
  };
}

const within = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  inTime(ms, work, () => {
    throw new Error(`did not end within ${Math.round(ms / 1000)} s`);
  });
