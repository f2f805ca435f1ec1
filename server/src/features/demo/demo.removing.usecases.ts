import type { Db, Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { demoAddressHashes } from './demo.moderators.usecases.ts';
import { closeDemoAccounts, countRealWords, lockDemoListings, removeListings, removeRest, type Removed } from './demo.removing.repository.ts';
import { holdsAny, lockDemonstration, writeState } from './demo.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'keys'>;
type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

// A transaction shall stay short: the portal goes on meanwhile.
const BATCH = 40;
const TRIES = 5;
/** PostgreSQL's code for two transactions that waited for each other. */
const DEADLOCK = '40P01';

export interface Removal {
  /** How many rows of what went in this run. */
  removed: Removed;
  /** Conversations that went although real people had written in them. */
  withRealWords: number;
  /** Accounts that stay without address, name and role because rows of real people refer to them. */
  kept: number;
}

/**
 * Takes the whole demonstration away, while the portal runs or not, and notes it so that no start brings it back. Broken off, it goes on where it was
 * when it runs again; a second run finds nothing. Rows of real people stay as they are, but for what they wrote to a listing of the demonstration:
 * that goes with the listing and is counted.
 */
export async function removeDemonstration({ db, clock, keys }: Deps): Promise<Removal> {
  const removed: Removed = {
    ...{ listings: 0, organisations: 0, accounts: 0, roles: 0, conversations: 0, messages: 0 },
    ...{ matches: 0, notifications: 0, mails: 0, reports: 0, events: 0 },
  };
  const add = (counts: Partial<Removed>) => {
    for (const [name, number] of Object.entries(counts)) if (name in removed) removed[name as keyof Removed] += number;
  };
  const hashes = await demoAddressHashes({ db, keys });
  // From here on nobody acts for it any more, so what is taken away does not grow again.
  const closed = await alone(db, async (tx) => {
    const { roles } = await closeDemoAccounts(tx, hashes, clock.now());
    await writeState(tx, { removedAt: clock.now() });
    return { roles, withRealWords: await countRealWords(tx) };
  });
  add(closed);
  let kept = 0;
  while (await holdsAny(db)) {
    add(await alone(db, async (tx) => removeListings(tx, await lockDemoListings(tx, BATCH))));
    const rest = await alone(db, removeRest);
    if (rest) {
      add(rest);
      kept += rest.kept;
    }
  }
  return { removed, withRealWords: closed.withRealWords, kept };
}

/** One transaction in which nobody else fills or removes; again when a worker's job stood in the way. */
async function alone<T>(db: Db, work: (tx: Transaction & Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction(async (tx) => {
        await lockDemonstration(tx);
        return work(tx);
      });
    } catch (error) {
      const { code } = ((error as Error).cause ?? error) as { code?: string };
      if (code !== DEADLOCK || tries === TRIES) throw error;
    }
  }
}
