import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AccountActor, Role } from '../../platform/authorized/actor.ts';
import { mayShowMails } from '../../platform/embedded/index.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { grantRole, listRoles, makeNamelessAccount, revokeRole } from '../accounts/index.ts';
import { isWithoutListings, newListing, postListing } from '../listings/index.ts';
import { decide } from '../moderation/index.ts';
import { findPlaces, listPlaces } from '../places/index.ts';

type Deps = FeatureDeps;

const demoListings = z.array(newListing.extend({ poster: z.string().nullable(), pending: z.boolean().default(false) }));

export interface DemoModerator {
  region: string;
  email: string;
}

/** The address of a demonstration moderator; `.example` is reserved (RFC 2606) and reaches nobody. */
const addressOf = (place: string) => `moderation-${place}@handreich.example`;

interface Decider {
  actor: AccountActor;
  place: string;
}

/**
 * Fills a portal that nobody has posted to with demonstration listings, by the very use cases that people use. Their posters have no address, so
 * no mail is sent for them. Where mails can be read on this machine, every region and the county get a moderator who can sign in by them; elsewhere
 * nobody could read those mails, and an account that only guessing opens must not hold a role. Gives those who hold one.
 */
export async function seedDemonstration(deps: Deps): Promise<DemoModerator[]> {
  const grounds = (await listPlaces(deps)).filter(({ kind }) => kind === 'county' || kind === 'region');
  const canSignIn = mayShowMails(deps.config);
  // What was taken away from a portal in use stays away: only an empty one is filled.
  if (await isWithoutListings(deps)) {
    const deciders: Decider[] = [];
    for (const { slug } of grounds) deciders.push(await decider(deps, slug, canSignIn));
    await postAll(deps, deciders);
  }
  if (!canSignIn) {
    await withdrawDemoModerators(deps);
    return [];
  }
  const held = new Set((await demoRoles(deps)).map(({ place }) => place));
  return grounds.filter(({ slug }) => held.has(slug)).map(({ slug, name }) => ({ region: name, email: addressOf(slug) }));
}

/** Takes the roles of demonstration moderators away: for a portal that others can reach, or that is no demonstration any more. */
export async function withdrawDemoModerators(deps: Deps): Promise<void> {
  for (const { role, place } of await demoRoles(deps)) await revokeRole({ ...deps, input: { role, place, email: addressOf(place) } });
}

async function demoRoles(deps: Deps) {
  return (await listRoles(deps)).filter(({ place, email }) => email === addressOf(place));
}

async function decider(deps: Deps, place: string, canSignIn: boolean): Promise<Decider> {
  const accountId = canSignIn
    ? (await grantRole({ ...deps, input: { role: 'moderator', email: addressOf(place), place } })).accountId
    : await makeNamelessAccount({ ...deps, tx: deps.db, locale: 'de', displayName: null });
  return { place, actor: actorOf(accountId, [{ role: 'moderator', place }]) };
}

function actorOf(accountId: string, roles: { role: Role; place: string }[] = []): AccountActor {
  return { kind: 'account', accountId, sessionId: '', locale: 'de', roles };
}

async function postAll(deps: Deps, deciders: Decider[]): Promise<void> {
  const listings = demoListings.parse(JSON.parse(await readFile(new URL('./demo-listings.json', import.meta.url), 'utf8')));
  for (const { poster, pending, ...input } of listings) {
    const accountId = await makeNamelessAccount({ ...deps, tx: deps.db, locale: 'de', displayName: poster });
    const { id } = await postListing({ ...deps, actor: actorOf(accountId), input, demo: true });
    if (pending) continue;
    const [place] = await findPlaces({ db: deps.db, slugs: [input.place] });
    // The region's moderator decides; where two are needed, the county's agrees.
    const [near, far] = [...deciders]
      .filter(({ place: slug }) => place!.path.includes(slug))
      .sort((one, other) => place!.path.indexOf(one.place) - place!.path.indexOf(other.place));
    const first = await decide({ ...deps, actor: near!.actor, listingId: id, input: { decision: 'approve' } });
    if (first.awaiting === 'second') await decide({ ...deps, actor: far!.actor, listingId: id, input: { decision: 'approve' } });
  }
}
