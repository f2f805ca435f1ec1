import type { Actor } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { httpErrors } from '../../platform/errors/common-errors.ts';
import { mayChangeOwnAccount, mayEndSession, requireAccount } from './accounts.policy.ts';
import { endSessionsOf, findOpenSession, openSessionsOf } from './accounts.own-sessions.repository.ts';
import { endSession } from './accounts.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock'> & { actor: Actor };

/** Where the own account is signed in, the last used first. `usedAt` is when its tokens were last renewed; what is in use renews them every quarter of an hour. */
export async function listSessions({ db, clock, actor }: Deps) {
  const { accountId, sessionId } = requireAccount(actor);
  const rows = await openSessionsOf(db, accountId, clock.now());
  const items = rows.map(({ id, createdAt, rotatedAt, expiresAt }) => ({
    id,
    createdAt: createdAt.toISOString(),
    usedAt: rotatedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: id === sessionId,
  }));
  return { items, nextCursor: null };
}

/** Ends one of the own sessions; `http.not_found` for one that is over or somebody else's. */
export async function endOwnSession({ db, clock, actor, id }: Deps & { id: string }): Promise<void> {
  requireAccount(actor);
  const session = await findOpenSession(db, id, clock.now());
  const allowed = session && mayEndSession(actor, session);
  if (!allowed) throw httpErrors.not_found();
  await endSession(db, allowed, clock.now());
}

/** Ends all own sessions, the present one too. */
export async function endOwnSessions({ db, clock, actor }: Deps): Promise<void> {
  await endSessionsOf(db, mayChangeOwnAccount(actor), clock.now());
}
