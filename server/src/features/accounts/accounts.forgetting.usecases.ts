import { daysAfter } from '../../platform/clock/clock.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { deleteLinksEndedBefore } from './accounts.forgetting.repository.ts';

/** How long a sign-in link is kept after its end: to say that it has ended, and to count wrong codes over a day. */
const KEPT_DAYS = 1;
// Each takes its mail along; a transaction shall stay short.
const BATCH = 500;

/** Takes away sign-in links that ended long ago, with the sealed addresses they carry. */
export async function forgetLinks({ db, clock }: Pick<FeatureDeps, 'db' | 'clock'>): Promise<void> {
  const before = daysAfter(clock.now(), -KEPT_DAYS);
  for (let gone = BATCH; gone === BATCH;) gone = await deleteLinksEndedBefore(db, before, BATCH);
}
