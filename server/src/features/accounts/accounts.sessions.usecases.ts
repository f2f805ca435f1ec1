import { secondsAfter, daysAfter } from '../../platform/clock/clock.ts';
import { visitor, type Actor } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { networkOf } from '../../platform/limits/network.ts';
import { DomainError, keepWrites } from '../../platform/errors/domain-error.ts';
import { ACCESS_TOKEN_SECONDS, SESSION_DAYS, judgeRefresh } from './accounts.domain.ts';
import { accountErrors } from './accounts.errors.ts';
import { refreshesOfSession, wrongSignIns } from './accounts.limits.ts';
import { mayEndOwnSession, portalMayEndSession } from './accounts.policy.ts';
import { endSession, findAccount, findLiveSession, insertSession, lockSession, rotateSession } from './accounts.repository.ts';
import type { Account } from './accounts.table.ts';
import { redeemCode, redeemToken } from './accounts.signin.usecases.ts';
import { readRefreshToken, refreshToken } from './accounts.tokens.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'keys' | 'limits'>;

export interface OpenSession {
  account: Account;
  sessionId: string;
  refreshToken: string;
  /** When the access token ends, to the second. */
  accessUntil: Date;
  sessionUntil: Date;
  next: string | null;
}

/**
 * Signs in by the token of a mailed link, or by e-mail address and code, from the address `ip`. Wrong ones are counted; where there were too many, codes
 * are not looked at any more (`limits.sign_in_tries`), while a right token, which nobody guesses, still opens.
 */
export async function openSession({
  db,
  clock,
  newId,
  keys,
  limits,
  ip,
  input,
}: Deps & { ip: string; input: { token: string } | { email: string; code: string } }): Promise<OpenSession> {
  const outcome = await db.transaction(async (tx) => {
    const counted = () => limits.take(tx, wrongSignIns, networkOf(ip));
    if ('code' in input) await counted();
    const shared = { tx, clock, keys, newId };
    const signedIn = 'token' in input ? await redeemToken({ ...shared, token: input.token }) : await redeemCode({ ...shared, ...input });
    if (signedIn instanceof DomainError) {
      if ('token' in input) await counted();
      return signedIn;
    }
    if ('code' in input) await limits.giveBack(tx, wrongSignIns, networkOf(ip));
    const now = clock.now();
    const session = {
      id: newId(),
      accountId: signedIn.account.id,
      createdAt: now,
      expiresAt: daysAfter(now, SESSION_DAYS),
      endedAt: null,
      generation: 1,
      rotatedAt: now,
    };
    await insertSession(tx, session);
    return { ...signedIn, ...issue(keys, session.id, 1, now), sessionUntil: session.expiresAt };
  });
  if (outcome instanceof DomainError) throw keepWrites(outcome);
  return outcome;
}

/** Exchanges a refresh token for its successor. Within the grace the predecessor gets the same successor; later it ends the session, because somebody holds a copy. */
export async function refreshSession({ db, clock, keys, limits, token }: Omit<Deps, 'newId'> & { token: string }): Promise<OpenSession> {
  const claim = readRefreshToken(keys, token);
  if (!claim) throw accountErrors.session_over();
  const refreshed = await db.transaction(async (tx) => {
    const now = clock.now();
    await limits.take(tx, refreshesOfSession, claim.sessionId);
    const session = await lockSession(tx, claim.sessionId);
    const account = session ? await findAccount(tx, session.accountId) : undefined;
    if (!session || !account || account.deletedAt || session.endedAt || session.expiresAt <= now) return undefined;
    const verdict = judgeRefresh(session, claim.generation, now);
    if (verdict === 'reused') {
      await endSession(tx, portalMayEndSession(session), now);
      return undefined;
    }
    const generation = verdict === 'current' ? session.generation + 1 : session.generation;
    const sessionUntil = verdict === 'current' ? daysAfter(now, SESSION_DAYS) : session.expiresAt;
    if (verdict === 'current') await rotateSession(tx, session.id, generation, now, sessionUntil);
    return { account, next: null, ...issue(keys, session.id, generation, now), sessionUntil };
  });
  if (!refreshed) throw accountErrors.session_over();
  return refreshed;
}

function issue(keys: Deps['keys'], sessionId: string, generation: number, now: Date) {
  const accessUntil = secondsAfter(new Date(Math.floor(now.getTime() / 1000) * 1000), ACCESS_TOKEN_SECONDS);
  return { sessionId, refreshToken: refreshToken(keys, sessionId, generation), accessUntil };
}

/** Ends the session of whoever asks; seen at once by every process, because every call looks the session up. */
export async function closeSession({ db, clock, actor }: Pick<Deps, 'db' | 'clock'> & { actor: Actor }): Promise<void> {
  await endSession(db, mayEndOwnSession(actor), clock.now());
}

/** Who stands behind a session; a visitor when it or its account has ended. */
export async function actorOfSession({ db, clock, sessionId }: Pick<Deps, 'db' | 'clock'> & { sessionId: string }): Promise<Actor> {
  const live = await findLiveSession(db, sessionId, clock.now());
  return live ? { kind: 'account', sessionId, ...live } : visitor;
}
