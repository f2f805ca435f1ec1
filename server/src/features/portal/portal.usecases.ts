import { inTime } from '../../platform/clock/in-time.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { httpErrors } from '../../platform/errors/common-errors.ts';
import { pingDatabase } from './portal.repository.ts';

/** Who asks for the health of a process wants to know now. */
const PATIENCE_MS = 1500;
const KEPT_MS = 1000;

export interface Health {
  status: 'ok' | 'degraded';
  parts: { database: 'ok'; queue: 'ok' | 'away' };
}

/**
 * Makes the function that asks the parts, all at once and for about a second. Anybody may ask, and is never refused: who asks at the same time or within
 * a second gets the same answer. Without the queue the portal serves on: what is published waits in the database. Without the database it cannot:
 * throws what becomes a 503.
 */
export function watchParts({ db, queue }: Pick<FeatureDeps, 'db' | 'queue'>): () => Promise<Health> {
  let pinging: Promise<void> | undefined;
  let last: { health: Promise<Health>; until: number } | undefined;

  async function ask(): Promise<Health> {
    // A database that is silent gathers no questions.
    pinging ??= pingDatabase(db).finally(() => (pinging = undefined));
    const [, answers] = await Promise.all([inTime(PATIENCE_MS, pinging, giveUp), queue.answers()]);
    return { status: answers ? 'ok' : 'degraded', parts: { database: 'ok', queue: answers ? 'ok' : 'away' } };
  }
  return () => {
    if (last && performance.now() < last.until) return last.health;
    const asked = (last = { health: ask(), until: Number.POSITIVE_INFINITY });
    const keep = () => void (asked.until = performance.now() + KEPT_MS);
    asked.health.then(keep, keep);
    return asked.health;
  };
}

function giveUp(): never {
  throw httpErrors.unavailable();
}
