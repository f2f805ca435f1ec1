import type { AccountActor, Role } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { grantRole, listRoles, makeDemonstrationAccount, revokeRole } from '../accounts/index.ts';
import { listPlaces } from '../places/index.ts';

type Deps = FeatureDeps;

export interface DemoModerator {
  region: string;
  email: string;
}

/** Somebody who decides in the demonstration, and at which place. */
export interface Decider {
  actor: AccountActor;
  place: string;
}

/** The address of a demonstration moderator; `.example` is reserved (RFC 2606) and reaches nobody. */
const addressOf = (place: string) => `moderation-${place}@handreich.example`;

/** The county and its regions, as they have moderators. */
async function grounds({ db }: { db: Tx }) {
  return (await listPlaces({ db })).filter(({ kind }) => kind === 'county' || kind === 'region');
}

/** Makes a moderator for the county and for each region: with a role and an address to sign in by where `canSignIn`, else only to decide now. */
export async function makeDeciders(deps: Deps, canSignIn: boolean): Promise<Decider[]> {
  const deciders: Decider[] = [];
  for (const { slug: place } of await grounds(deps)) {
    const email = canSignIn ? addressOf(place) : undefined;
    const accountId = await makeDemonstrationAccount({ ...deps, tx: deps.db, displayName: null, ...(email ? { email } : {}) });
    if (email) await grantRole({ ...deps, input: { role: 'moderator', email, place } });
    deciders.push({ place, actor: actorOf(accountId, [{ role: 'moderator', place }]) });
  }
  return deciders;
}

export function actorOf(accountId: string, roles: { role: Role; place: string }[] = []): AccountActor {
  return { kind: 'account', accountId, sessionId: '', locale: 'de', roles };
}

/** Who moderates by demonstration, in the order of places: those who still hold their role. */
export async function demoModerators(deps: Deps): Promise<DemoModerator[]> {
  const held = new Set((await demoRoles(deps)).map(({ place }) => place));
  return (await grounds(deps)).filter(({ slug }) => held.has(slug)).map(({ slug, name }) => ({ region: name, email: addressOf(slug) }));
}

/** Takes the roles of demonstration moderators away: for a portal that others can reach, or that is no demonstration any more. */
export async function withdrawDemoModerators(deps: Deps): Promise<void> {
  for (const { role, place } of await demoRoles(deps)) await revokeRole({ ...deps, input: { role, place, email: addressOf(place) } });
}

/** The keyed hashes of all addresses that demonstration moderators have or had. */
export async function demoAddressHashes({ db, keys }: Pick<Deps, 'db' | 'keys'>): Promise<Buffer[]> {
  return (await grounds({ db })).flatMap(({ slug }) => keys.macs('email-lookup', addressOf(slug)));
}

async function demoRoles(deps: Deps) {
  return (await listRoles(deps)).filter(({ place, email }) => email === addressOf(place));
}
