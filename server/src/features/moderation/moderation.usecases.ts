import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { readCursor, toPage } from '../../platform/http/pages.ts';
import { decideListing, hideListing, listPending, listingErrors, lockForDecision, viewListing, type ListingRow } from '../listings/index.ts';
import { standsBehind } from '../organisations/index.ts';
import { findPlaces } from '../places/index.ts';
import { requireTopic } from '../topics/index.ts';
import { approvalsOf, awaiting, isVerdict, takesEffect, type Stakes } from './moderation.domain.ts';
import { moderationErrors } from './moderation.errors.ts';
import { mayDecide, moderatedPlaces, requireModerator, type Grounds } from './moderation.policy.ts';
import { decisionsOn, findDecision, halfApproved, insertDecision, type DecisionRow } from './moderation.repository.ts';
import type { DecisionInput, QueueItem } from './moderation.schemas.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'publish'>;

/** The places of a moderator, with their paths. */
export async function groundsOf({ db, actor }: { db: Tx; actor: Actor }): Promise<Grounds> {
  return findPlaces({ db, slugs: moderatedPlaces(requireModerator(actor)) });
}

/** What waits for a moderator: the pending listings of their places, and those of the county that wait for a second pair of eyes. */
export async function readQueue({ db, actor, input }: { db: Tx; actor: Actor; input: { limit: number; cursor?: string } }) {
  const { accountId } = requireModerator(actor);
  const grounds = await groundsOf({ db, actor });
  const counties = [...new Set(grounds.flatMap((ground) => ground.path.slice(-1)))];
  const scope = { below: grounds.map(({ slug }) => slug), at: grounds.flatMap(({ path }) => path), ids: await halfApproved(db, counties) };
  const rows = await listPending({ db, scope, limit: input.limit, after: readCursor(input.cursor) });
  const { items, nextCursor } = toPage(rows, input.limit, (row) => ({ at: row.changedAt, id: row.id }));
  const votes = await decisionsOn(
    db,
    items.map(({ id }) => id),
  );
  return {
    items: await Promise.all(
      items.map((row) =>
        viewQueueItem(
          db,
          row,
          votes.filter(({ listingId }) => listingId === row.id),
          accountId,
        ),
      ),
    ),
    nextCursor,
  };
}

/**
 * A moderator's decision. 409 `moderation.already_decided` (who, what, when) when a colleague was faster, `moderation.changed_meanwhile`
 * when the owner has changed the text since, `moderation.second_person_needed` when the same person approves a risky offer twice.
 */
export async function decide({
  db,
  clock,
  newId,
  publish,
  actor,
  listingId,
  input,
}: Deps & { actor: Actor; listingId: string; input: DecisionInput }): Promise<QueueItem> {
  const { accountId } = requireModerator(actor);
  return db.transaction(async (tx) => {
    const grounds = await groundsOf({ db: tx, actor });
    const listing = await lockForDecision({ tx, listingId });
    if (!listing) throw listingErrors.not_found();
    const votes = await decisionsOn(tx, [listingId]);
    const allowed = mayDecide(actor, grounds, listing, approvalsOf(listing, votes).length > 0);
    if (listing.status !== 'pending') throw refusal(listing, votes);
    if (input.revision !== undefined && input.revision !== listing.revision) throw moderationErrors.changed_meanwhile();

    const effective = takesEffect(listing, await stakesOf(tx, listing), input.decision, votes);
    const reason = input.decision === 'approve' ? null : (input.reason ?? null);
    const text = input.text?.trim() ? input.text : null;
    const decision = await insertDecision(tx, allowed, { id: newId(), moderatorId: accountId, decision: input.decision, reason, text, decidedAt: clock.now() });
    if (!decision) throw moderationErrors.second_person_needed();
    if (effective && input.decision === 'approve' && listing.hidden) {
      // Whoever approves the new text lets it be seen again.
      await insertDecision(tx, allowed, { id: newId(), moderatorId: accountId, decision: 'show', reason: null, text: null, decidedAt: clock.now() });
    }
    if (effective) {
      await decideListing({ tx, clock, publish, allowed, decision: input.decision, reason, text });
      await publish(tx, { name: 'listing.decided', payload: { listingId, decisionId: decision.id } });
    }
    const after = await lockForDecision({ tx, listingId });
    return viewQueueItem(tx, after!, await decisionsOn(tx, [listingId]), accountId);
  });
}

function refusal(listing: ListingRow, votes: DecisionRow[]) {
  const last = votes.filter((vote) => vote.revision === listing.revision && isVerdict(vote)).at(-1);
  if (!last || listing.status === 'closed') return moderationErrors.not_pending({ status: listing.status });
  return moderationErrors.already_decided({ by: nameOf(last), decision: last.decision, at: last.decidedAt.toISOString() });
}

/** Moderators know each other by the name they chose, else by where they moderate; never by an address. */
function nameOf({ moderatorName, moderatorPlaces }: DecisionRow): string {
  return moderatorName ?? (moderatorPlaces ? `Moderation ${moderatorPlaces}` : 'Moderation');
}

/** Takes a published listing out of sight, or shows it again, for instance after a report; recorded like a decision. 409 `moderation.not_published` for any other. */
export async function setHidden({
  db,
  clock,
  newId,
  publish,
  actor,
  listingId,
  hidden,
}: Deps & { actor: Actor; listingId: string; hidden: boolean }): Promise<QueueItem> {
  const { accountId } = requireModerator(actor);
  return db.transaction(async (tx) => {
    const grounds = await groundsOf({ db: tx, actor });
    const listing = await lockForDecision({ tx, listingId });
    if (!listing) throw listingErrors.not_found();
    const allowed = mayDecide(actor, grounds, listing, false);
    if (listing.status !== 'published') throw moderationErrors.not_published({ status: listing.status });
    if (listing.hidden !== hidden) {
      await hideListing({ tx, allowed, hidden });
      await insertDecision(tx, allowed, {
        id: newId(),
        moderatorId: accountId,
        decision: hidden ? 'hide' : 'show',
        reason: null,
        text: null,
        decidedAt: clock.now(),
      });
      if (!hidden) await publish(tx, { name: 'listing.published', payload: { listingId } });
    }
    return viewQueueItem(tx, { ...listing, hidden }, await decisionsOn(tx, [listingId]), accountId);
  });
}

/** What decides how many people look at a listing, as things stand in this transaction. */
export async function stakesOf(db: Tx, { topic, organisationId, accountId }: ListingRow): Promise<Stakes> {
  const { risk } = await requireTopic({ db, slug: topic });
  return { risk, vouched: organisationId !== null && (await standsBehind({ db, organisationId, accountId })) };
}

async function viewQueueItem(db: Tx, row: ListingRow, votes: DecisionRow[], viewer: string): Promise<QueueItem> {
  const { risk } = await requireTopic({ db, slug: row.topic });
  return {
    ...viewListing(row, null, { moderating: true }),
    risk,
    awaiting: awaiting(row, votes),
    revision: row.revision,
    hidden: row.hidden,
    decidedByMe: votes.some((vote) => vote.moderatorId === viewer && vote.revision === row.revision && isVerdict(vote)),
    decisions: votes.map((vote) => ({
      decision: vote.decision,
      by: nameOf(vote),
      at: vote.decidedAt.toISOString(),
      reason: vote.reason,
      text: vote.text,
      revision: vote.revision,
    })),
  };
}

/** What a mail about a decision needs. */
export async function decisionForMail({ db, decisionId }: { db: Tx; decisionId: string }) {
  const row = await findDecision(db, decisionId);
  return row && isVerdict(row) ? { decision: row.decision, reason: row.reason, text: row.text } : undefined;
}
