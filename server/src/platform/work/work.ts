import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being done: a request or a job. It follows every `await`, so that what lies deep below knows it without being handed it. */
export interface Work {
  /** What every line of the log says about it: `reqId`, or `job`, `event` and `handler`. */
  fields: Record<string, string>;
  /** For how many milliseconds from its first statement on it may ask the database for more; absent for jobs, which have time. */
  patienceMs?: number;
  /** When its patience ends, in milliseconds of `performance.now()`; set by its first statement. */
  patientUntil?: number;
  /** It has waited for the database in vain: whatever it asks further is refused at once. */
  inVain?: boolean;
  /** The page's request in which this call of the API is made. */
  outer?: Work;
}

const storage = new AsyncLocalStorage<Work>();

/** The request or job in which this code runs; undefined outside of any, as at the start. */
export const currentWork = (): Work | undefined => storage.getStore();

/** Runs `run`, and all that it calls and awaits, as this work. */
export const duringWork = <T>(work: Work, run: () => T): T => storage.run(work, run);
