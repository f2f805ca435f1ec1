import type { FeatureDeps } from '../../platform/deps.ts';
import { holdsDemonstration } from './portal.repository.ts';

/** How long an answer is kept: every page asks. */
const KEPT_MS = 10_000;

/**
 * Makes the function that says whether the portal shows anything that was made up. What counts is what is there, not a setting: a demonstration
 * that was filled once stays until it is removed. While the database is away, the last answer goes on, else what the setting says.
 */
export function watchDemonstration({ db, clock, config }: Pick<FeatureDeps, 'db' | 'clock' | 'config'>): () => Promise<boolean> {
  let last = config.demo;
  let until = 0;
  return async () => {
    const now = clock.now().getTime();
    if (now < until) return last;
    until = now + KEPT_MS;
    last = await holdsDemonstration(db).catch(() => last);
    return last;
  };
}
