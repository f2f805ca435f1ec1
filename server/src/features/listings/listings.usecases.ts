import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { isDemonstrationAccount, requireAccount } from '../accounts/index.ts';
import { isMember, requireMembership } from '../organisations/index.ts';
import { requirePlace } from '../places/index.ts';
import { requireTopic } from '../topics/index.ts';
import { asksForModeration, checkWindow, expiryOf, judgeRenewal, realChanges } from './listings.domain.ts';
import { listingErrors } from './listings.errors.ts';
import { changesADay, listingsADay, renewalsADay } from './listings.limits.ts';
import { mayChange, mayPost, type OwnListing } from './listings.policy.ts';
import { findListing, insertListing, lockListing, updateListing } from './listings.repository.ts';
import type { ListingChange, ListingView, NewListing } from './listings.schemas.ts';
import type { Listing } from './listings.table.ts';
import { viewListing } from './listings.view.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'publish'>;
type OwnDeps = Omit<Deps, 'newId'> & Pick<FeatureDeps, 'limits'> & { actor: Actor; listingId: string };

/**
 * Posts a need or an offer, also in the name of an organisation; it waits for a moderator. What an account of the demonstration posts is of the
 * demonstration. `organisations.not_member` for whoever does not belong to the organisation.
 */
export async function postListing({
  db,
  clock,
  newId,
  publish,
  limits,
  actor,
  input: { organisation, ...input },
}: Deps & Pick<FeatureDeps, 'limits'> & { actor: Actor; input: NewListing }): Promise<ListingView> {
  const poster = mayPost(actor);
  const now = clock.now();
  checkWindow(input, now);
  return db.transaction(async (tx) => {
    await limits.take(tx, listingsADay, poster.subject.accountId);
    if (organisation) await requireMembership({ db: tx, actor, organisationId: organisation });
    await requireTopic({ db: tx, slug: input.topic });
    await requirePlace({ db: tx, slug: input.place });
    const listing = await insertListing(tx, poster, {
      ...input,
      ...untouched,
      id: newId(),
      organisationId: organisation ?? null,
      status: 'pending',
      demo: await isDemonstrationAccount({ db: tx, accountId: poster.subject.accountId }),
      createdAt: now,
      changedAt: now,
    });
    await publish(tx, { name: 'listing.submitted', payload: { listingId: listing.id } });
    return viewOwn(tx, listing.id, listing.accountId);
  });
}

const untouched = {
  paused: false,
  hidden: false,
  used: 0,
  outcome: null,
  revision: 1,
  decisionReason: null,
  decisionText: null,
  publishedAt: null,
  expiresAt: null,
  closedAt: null,
};

/** Changes an own listing. A new title, text, topic or place takes it off the page until a moderator has looked again. */
export async function changeListing({ db, clock, publish, limits, actor, listingId, input }: OwnDeps & { input: ListingChange }): Promise<ListingView> {
  return db.transaction(async (tx) => {
    await limits.take(tx, changesADay, requireAccount(actor).accountId);
    const own = mayChange(actor, await lockListing(tx, listingId));
    const listing = own.subject;
    refuseEnded(listing);
    const change = realChanges<Listing>(listing, input);
    if (Object.keys(change).length === 0) return viewOwn(tx, listing.id, listing.accountId);
    const now = clock.now();
    if ('from' in change || 'until' in change) checkWindow({ ...listing, ...change }, now);
    if (change.topic) await requireTopic({ db: tx, slug: change.topic });
    if (change.place) await requirePlace({ db: tx, slug: change.place });
    if (change.capacity !== undefined && change.capacity < listing.used) change.capacity = listing.used;

    const again = asksForModeration(change);
    if (again) Object.assign(change, await nameOf(tx, own));
    const status = again ? { status: 'pending' as const, revision: listing.revision + 1, changedAt: now } : {};
    const term = listing.status === 'published' && 'until' in change ? { expiresAt: expiryOf({ ...listing, ...change }, now) } : {};
    const changed = await updateListing(tx, own, { ...change, ...term, ...status });
    if (again) await publish(tx, { name: 'listing.submitted', payload: { listingId } });
    else if (changed.status === 'published') await publish(tx, { name: 'listing.published', payload: { listingId } });
    return viewOwn(tx, listing.id, listing.accountId);
  });
}

/**
 * In whose name a listing goes on. New words and more time in an organisation's name are a member's; what stood when somebody left goes on standing.
 */
async function nameOf(tx: Tx, { subject: { organisationId, accountId } }: OwnListing): Promise<{ organisationId?: null }> {
  return organisationId && !(await isMember({ db: tx, organisationId, accountId })) ? { organisationId: null } : {};
}

function refuseEnded(listing: Listing): void {
  if (listing.status === 'closed') throw listingErrors.already_closed({ outcome: listing.outcome, at: listing.closedAt?.toISOString() ?? null });
  if (listing.status === 'rejected') throw listingErrors.rejected();
}

/** Lets a published listing stand longer, or opens one again that expired lately. */
export async function renewListing({ db, clock, publish, limits, actor, listingId }: OwnDeps): Promise<ListingView> {
  return db.transaction(async (tx) => {
    await limits.take(tx, renewalsADay, requireAccount(actor).accountId);
    const own = mayChange(actor, await lockListing(tx, listingId));
    const now = clock.now();
    const verdict = judgeRenewal(own.subject, now);
    if (verdict === 'refuse') throw listingErrors.not_renewable({ status: own.subject.status });
    if (verdict === 'window_over') throw listingErrors.window_over({ until: own.subject.until });
    const open = verdict === 'reopen' ? { status: 'published' as const, outcome: null, closedAt: null, publishedAt: now } : {};
    await updateListing(tx, own, { ...open, ...(await nameOf(tx, own)), expiresAt: expiryOf(own.subject, now) });
    await publish(tx, { name: 'listing.published', payload: { listingId } });
    return viewOwn(tx, listingId, own.subject.accountId);
  });
}

/**
 * Ends an own listing, inside the caller's transaction. `unit`: only one unit of its capacity was used, the rest stands;
 * the last unit ends it. 409 `listings.already_closed` when it has ended before.
 */
export async function closeListing({
  tx,
  clock,
  publish,
  actor,
  listingId,
  outcome,
  unit,
}: Pick<Deps, 'clock' | 'publish'> & { tx: Tx; actor: Actor; listingId: string; outcome: 'fulfilled' | 'withdrawn'; unit: boolean }): Promise<ListingView> {
  const own = mayChange(actor, await lockListing(tx, listingId));
  const listing = own.subject;
  if (listing.status === 'closed') throw listingErrors.already_closed({ outcome: listing.outcome, at: listing.closedAt?.toISOString() ?? null });
  const used = unit ? listing.used + 1 : outcome === 'fulfilled' ? listing.capacity : listing.used;
  const over = !unit || used >= listing.capacity;
  await updateListing(tx, own, { used, ...(over ? { status: 'closed', outcome, closedAt: clock.now() } : {}) });
  if (over) await publish(tx, { name: 'listing.closed', payload: { listingId } });
  return viewOwn(tx, listingId, listing.accountId);
}

async function viewOwn(tx: Tx, listingId: string, accountId: string): Promise<ListingView> {
  const row = await findListing(tx, listingId);
  if (!row) throw listingErrors.not_found();
  return viewListing(row, accountId);
}
