import { daysAfter } from '../../platform/clock/clock.ts';
import type { Db } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { noLimits } from '../../platform/limits/limits.ts';
import type { Publish } from '../../platform/outbox/publish.ts';
import { makeDemonstrationAccount } from '../accounts/index.ts';
import { endListing } from '../fulfilment/index.ts';
import { postListing } from '../listings/index.ts';
import { decide } from '../moderation/index.ts';
import { addMember, addOrganisation, verifyOrganisation } from '../organisations/index.ts';
import { listPlaces } from '../places/index.ts';
import { clockAt, dayFrom, lifeOf } from './demo.clock.ts';
import { actorOf, makeDeciders, type Decider } from './demo.moderators.usecases.ts';
import type { DemoListing } from './demo.schemas.ts';
import { readDemoListings, readDemoOrganisations } from './demo.texts.ts';

type Deps = FeatureDeps;
type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

/** How long ago organisations and moderators came: before every listing. */
const EARLIEST_DAYS = 75;
/** How many listings are written side by side. */
const AT_ONCE = 25;

/** Who stands behind an organisation of the demonstration. */
interface Speaker {
  organisationId: string;
  accountId: string;
}

/**
 * Writes the whole demonstration in the caller's transaction, by the use cases that people use, each at the time that it is to have happened.
 * All of it or, when the process dies on the way, nothing.
 */
export async function fill(given: Deps, tx: Transaction, canSignIn: boolean): Promise<void> {
  const deps = { ...given, db: within(tx), publish: withoutDecisions(given.publish), limits: noLimits };
  const now = given.clock.now();
  const early = { ...deps, clock: clockAt(daysAfter(now, -EARLIEST_DAYS)) };
  const deciders = await makeDeciders(early, canSignIn);
  const speakers = await addOrganisations(early);
  const paths = new Map((await listPlaces(deps)).map(({ slug, path }) => [slug, path]));
  const entries = [...(await readDemoListings()).entries()];
  while (entries.length > 0) {
    // Side by side on the one connection, so that its server need not wait for the next question. All are waited for, also after one has failed:
    // a statement must not come when the transaction is over.
    const lives = entries.splice(0, AT_ONCE).map(([index, listing]) => {
      const speaker = listing.organisation ? speakers.get(listing.organisation)! : undefined;
      return live(deps, listing, { now, index, speaker, deciders, path: paths.get(listing.place)! });
    });
    const failed = (await Promise.allSettled(lives)).find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }
}

async function addOrganisations(deps: Deps): Promise<Map<string, Speaker>> {
  const speakers = new Map<string, Speaker>();
  for (const { verified, ...input } of await readDemoOrganisations()) {
    const organisationId = await addOrganisation({ ...deps, input, demo: true });
    if (verified) await verifyOrganisation({ ...deps, slug: input.slug, verified });
    const accountId = await makeDemonstrationAccount({ ...deps, tx: deps.db, displayName: null });
    await addMember({ ...deps, organisationId, accountId });
    speakers.set(input.slug, { organisationId, accountId });
  }
  return speakers;
}

interface Around {
  now: Date;
  index: number;
  speaker: Speaker | undefined;
  deciders: Decider[];
  path: string[];
}

/** One listing from its posting to where it stands today. */
async function live(deps: Deps, listing: DemoListing, { now, index, speaker, deciders, path }: Around): Promise<void> {
  const { poster, organisation: _slug, daysAgo, state, fromDays, untilDays, ...fields } = listing;
  const { posted, decided, ended } = lifeOf(now, daysAgo, index);
  const at = (moment: Date) => ({ ...deps, clock: clockAt(moment < now ? moment : now) });
  const accountId = speaker?.accountId ?? (await makeDemonstrationAccount({ ...at(posted), tx: deps.db, displayName: poster }));
  const owner = actorOf(accountId);
  const window = { from: dayFrom(now, fromDays), until: dayFrom(now, untilDays) };
  const input = { ...fields, ...window, ...(speaker ? { organisation: speaker.organisationId } : {}) };
  const { id: listingId } = await postListing({ ...at(posted), actor: owner, input });
  if (state === 'pending') return;
  // The region's moderator decides; where two are needed, the county's agrees, or a colleague of another region for what concerns the county.
  const [near, ...others] = deciders.toSorted((one, other) => rank(path, one) - rank(path, other));
  const approve = (decider: Decider) => decide({ ...at(decided), actor: decider.actor, listingId, input: { decision: 'approve' } });
  if ((await approve(near!)).awaiting === 'second') await approve(others[0]!);
  if (state !== 'published') await endListing({ ...at(ended), actor: owner, listingId, input: { outcome: state } });
}

/** How near a decider is to a place: its region first, then the county, then everybody else. */
function rank(path: string[], { place }: Decider): number {
  const level = path.indexOf(place);
  return level < 0 ? path.length : level;
}

/** A use case opens a transaction of its own; here each is a part of the one. */
function within(tx: Transaction): Db {
  const flat: Pick<Db, 'transaction'> = { transaction: (work) => work(tx) };
  return Object.assign(Object.create(tx) as Db, flat);
}

/** Nobody is to be told what was decided: the posters have no address. What was published is to be matched as always. */
const withoutDecisions =
  (publish: Publish): Publish =>
  async (tx, event) =>
    event.name === 'listing.decided' ? '' : publish(tx, event);
