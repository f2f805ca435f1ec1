import type { FeatureDeps } from '../../platform/deps.ts';
import { deleteMatchingOf } from './forgetting.repository.ts';

/** Forgets what a deleted account's listings said and whom they met. Nothing of it comes again: who has left is neither analysed nor found. */
export async function forgetMatching({ db, accountId }: Pick<FeatureDeps, 'db'> & { accountId: string }): Promise<void> {
  await db.transaction((tx) => deleteMatchingOf(tx, accountId));
}
