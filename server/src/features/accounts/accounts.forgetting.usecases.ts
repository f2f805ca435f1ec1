import { daysAfter } from '../../platform/clock/clock.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { deleteLinksEndedBefore, deleteSessionsEndedBefore } from './accounts.forgetting.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock'>;

/** How long a sign-in link is kept after its end: to say that it has ended, and to count wrong codes over a day. */
const LINKS_KEPT_DAYS = 1;
/** How long a session is kept after its end, for whoever asks later who was signed in: their export names it until then. */
const SESSIONS_KEPT_DAYS = 30;

/** Takes away sign-in links that ended long ago, with the sealed addresses they carry. */
export async function forgetLinks({ db, clock }: Deps): Promise<void> {
  await deleteLinksEndedBefore(db, daysAfter(clock.now(), -LINKS_KEPT_DAYS));
}

/** Takes away sessions that ended long ago. */
export async function forgetSessions({ db, clock }: Deps): Promise<void> {
  await deleteSessionsEndedBefore(db, daysAfter(clock.now(), -SESSIONS_KEPT_DAYS));
}
