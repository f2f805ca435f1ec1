import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AccountActor, Role } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { grantRole, makeNamelessAccount } from '../accounts/index.ts';
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

/**
 * Fills a portal that nobody has posted to with demonstration listings, by the very use cases that people use, and gives
 * every region and the county a moderator. Their posters have no address, so no mail is sent for them.
 */
export async function seedDemonstration(deps: Deps): Promise<DemoModerator[]> {
  const grounds = (await listPlaces(deps)).filter(({ kind }) => kind === 'county' || kind === 'region');
  const moderators: (DemoModerator & { actor: AccountActor; place: string })[] = [];
  for (const { slug, name } of grounds) {
    const { accountId } = await grantRole({ ...deps, input: { role: 'moderator', email: addressOf(slug), place: slug } });
    moderators.push({ region: name, email: addressOf(slug), place: slug, actor: actorOf(accountId, [{ role: 'moderator', place: slug }]) });
  }
  if (await isWithoutListings(deps)) await postAll(deps, moderators);
  return moderators.map(({ region, email }) => ({ region, email }));
}

function actorOf(accountId: string, roles: { role: Role; place: string }[] = []): AccountActor {
  return { kind: 'account', accountId, sessionId: '', locale: 'de', roles };
}

async function postAll(deps: Deps, moderators: { actor: AccountActor; place: string }[]): Promise<void> {
  const listings = demoListings.parse(JSON.parse(await readFile(new URL('./demo-listings.json', import.meta.url), 'utf8')));
  for (const { poster, pending, ...input } of listings) {
    const accountId = await makeNamelessAccount({ ...deps, tx: deps.db, locale: 'de', displayName: poster });
    const { id } = await postListing({ ...deps, actor: actorOf(accountId), input, demo: true });
    if (pending) continue;
    const [place] = await findPlaces({ db: deps.db, slugs: [input.place] });
    // The region's moderator decides; where two are needed, the county's agrees.
    const [near, far] = [...moderators]
      .filter(({ place: slug }) => place!.path.includes(slug))
      .sort((one, other) => place!.path.indexOf(one.place) - place!.path.indexOf(other.place));
    const first = await decide({ ...deps, actor: near!.actor, listingId: id, input: { decision: 'approve' } });
    if (first.awaiting === 'second') await decide({ ...deps, actor: far!.actor, listingId: id, input: { decision: 'approve' } });
  }
}
