import { holdsRole, type Actor } from '../../platform/authorized/actor.ts';
import { requireAccount } from '../accounts/index.ts';
import { organisationErrors } from './organisations.errors.ts';
import type { Organisation } from './organisations.table.ts';

/** What is verified is public. What is not is there for its members and the moderators of its place. */
export function requireReadable<O extends Organisation & { placePath: string[] }>(actor: Actor, organisation: O | undefined, isMember: boolean): O {
  if (organisation && (organisation.verifiedAt || isMember || holdsRole(actor, 'moderator', organisation.placePath))) return organisation;
  throw organisationErrors.not_found();
}

/** Whoever is signed in sees what they belong to. */
export function ownMemberships(actor: Actor): { accountId: string } {
  return { accountId: requireAccount(actor).accountId };
}
