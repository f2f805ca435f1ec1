import type { AccountActor, Actor } from '../../platform/authorized/actor.ts';
import { authorize, type Authorized } from '../../platform/authorized/authorize.ts';
import { requireAccount } from '../accounts/index.ts';
import type { Place } from '../places/index.ts';
import { wordingErrors } from './wording.errors.ts';

/** One message in one language. */
export interface Spot {
  locale: string;
  key: string;
}
export type Correcting = Authorized<'wording.correct', Spot>;

/** The places where somebody administers. */
export function administeredPlaces(actor: Actor): string[] {
  return requireAccount(actor)
    .roles.filter(({ role }) => role === 'admin')
    .map(({ place }) => place);
}

/** What the portal says, it says everywhere: only who administers the whole county (`grounds` are the places of the actor's grants) works on its words. */
export function requireAdministrator(actor: Actor, grounds: Pick<Place, 'slug' | 'parent'>[]): AccountActor {
  const account = requireAccount(actor);
  if (!grounds.some(({ parent }) => parent === null)) throw wordingErrors.not_administrator();
  return account;
}

export function mayCorrect(actor: Actor, grounds: Pick<Place, 'slug' | 'parent'>[], spot: Spot): Correcting {
  requireAdministrator(actor, grounds);
  return authorize('wording.correct', spot);
}

/** Whoever runs the operator's commands has the database in hand already. */
export function operatorMayCorrect(spot: Spot): Correcting {
  return authorize('wording.correct', spot);
}
