import type { Actor, AccountActor } from '../../platform/authorized/actor.ts';
import { authorize, type Authorized } from '../../platform/authorized/authorize.ts';
import { httpErrors } from '../../platform/errors/common-errors.ts';

/** Who is signed in; `http.sign_in` for a visitor. */
export function requireAccount(actor: Actor): AccountActor {
  if (actor.kind !== 'account') throw httpErrors.sign_in();
  return actor;
}

/** Everybody may end the session they ask with. */
export function mayEndOwnSession(actor: Actor): Authorized<'session.end', { id: string }> {
  return authorize('session.end', { id: requireAccount(actor).sessionId });
}

/** Everybody may end each of their own sessions, nobody another's. */
export function mayEndSession(actor: Actor, session: { id: string; accountId: string }): Authorized<'session.end', { id: string }> | undefined {
  return session.accountId === requireAccount(actor).accountId ? authorize('session.end', { id: session.id }) : undefined;
}

/** The portal itself ends a session whose refresh token came back too late. */
export function portalMayEndSession(session: { id: string }): Authorized<'session.end', { id: string }> {
  return authorize('session.end', session);
}

/** Everybody may change their own account, nobody another's. */
export function mayChangeOwnAccount(actor: Actor): Authorized<'account.change', { id: string }> {
  return authorize('account.change', { id: requireAccount(actor).accountId });
}
