import { mayShowMails } from '../../platform/embedded/index.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { isWithoutListings } from '../listings/index.ts';
import { fill } from './demo.filling.usecases.ts';
import { demoModerators, withdrawDemoModerators, type DemoModerator } from './demo.moderators.usecases.ts';
import { holdsAny, isDecided, lockDemonstration, writeState } from './demo.repository.ts';

type Deps = FeatureDeps;

/**
 * Fills a portal that nobody has posted to with the demonstration, once: what an operator removed stays away. Where mails can be read on this
 * machine, every region and the county get a moderator who can sign in by them; elsewhere nobody could read those mails, and an account that
 * only guessing opens must not hold a role. Gives those who hold one.
 */
export async function seedDemonstration(deps: Deps): Promise<DemoModerator[]> {
  const canSignIn = mayShowMails(deps.config);
  if (!(await isDecided(deps.db))) await fillFirst(deps, canSignIn);
  if (canSignIn) return demoModerators(deps);
  await withdrawDemoModerators(deps);
  return [];
}

async function fillFirst(deps: Deps, canSignIn: boolean): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await lockDemonstration(tx);
    if ((await isDecided(tx)) || !(await isWithoutListings({ db: tx }))) return;
    await fill(deps, tx, canSignIn);
    await writeState(tx, { filledAt: deps.clock.now(), removedAt: null });
  });
}

/** Brings the demonstration into a portal on an operator's wish, also into one in use. `changed` is false when there is one already. */
export async function addDemonstration(deps: Deps): Promise<{ changed: boolean }> {
  return deps.db.transaction(async (tx) => {
    await lockDemonstration(tx);
    if (await holdsAny(tx)) return { changed: false };
    await fill(deps, tx, mayShowMails(deps.config));
    await writeState(tx, { filledAt: deps.clock.now(), removedAt: null });
    return { changed: true };
  });
}
