import type { FeatureDeps } from '../../platform/deps.ts';
import { pingDatabase } from './portal.repository.ts';

/** Passes when the database answers; otherwise throws what becomes a 503. */
export async function requireDatabase({ db }: Pick<FeatureDeps, 'db'>): Promise<void> {
  await pingDatabase(db);
}
