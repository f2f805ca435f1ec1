import { currentWork, type Work } from '../work/work.ts';
import { DatabaseBusy } from './connection-errors.ts';

// A wait of this length that ends in an error was in vain: the rest of the same request need not wait again.
const IN_VAIN_MS = 2000;

/** The request as a whole: a page's calls of the API share one fate. */
const wholeOf = (work: Work): Work => work.outer ?? work;

/**
 * Milliseconds that the present work may still wait for a place, at most `limitMs`.
 * @throws DatabaseBusy when its time is over, or when it has waited in vain before
 */
export function patienceLeft(limitMs: number): number {
  const work = currentWork();
  if (work?.patienceMs === undefined) return limitMs;
  const now = performance.now();
  work.patientUntil ??= now + work.patienceMs;
  if (wholeOf(work).inVain || now >= work.patientUntil) throw new DatabaseBusy();
  return Math.min(limitMs, work.patientUntil - now);
}

/** Remembers that a wait which began at `since` (of `performance.now()`) has ended in an error. */
export function rememberVain(since: number): void {
  const work = currentWork();
  if (work?.patienceMs !== undefined && performance.now() - since >= IN_VAIN_MS) wholeOf(work).inVain = true;
}
