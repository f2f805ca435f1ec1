import { eq, sql } from 'drizzle-orm';
import { conversations, messages } from '../../../src/features/conversations/conversations.table.ts';
import type { Listing } from '../../../src/features/listings/listings.table.ts';
import { matches } from '../../../src/features/matching/matching.table.ts';
import { moderationDecisions, reports } from '../../../src/features/moderation/moderation.table.ts';
import { notifications } from '../../../src/features/notifications/notifications.table.ts';
import { organisationMembers, organisations } from '../../../src/features/organisations/organisations.table.ts';
import { daysAfter } from '../../../src/platform/clock/clock.ts';
import type { Tx } from '../../../src/platform/db/db.ts';
import type { FeatureDeps } from '../../../src/platform/deps.ts';
import { sessions } from '../../../src/features/accounts/accounts.table.ts';
import { wordingChanges, wordings, wordingVersion } from '../../../src/features/wording/wording.table.ts';
import { newId } from '../../../src/platform/ids/ids.ts';
import { publishedListing } from '../../published-listings.ts';
import type { Crowd } from './people.ts';

/** What a row is about: its id, other ids that belong to it, and what nobody may read who may not see it. */
export interface Thing {
  id: string;
  ids: Record<string, string>;
  marks: string[];
}

type Make = (world: { deps: FeatureDeps; crowd: Crowd; ownerId: string }) => Promise<Thing>;

let count = 0;
/** A text that stands nowhere else. */
const mark = (word: string) => `${word}-${(count += 1)}-${newId().slice(-8)}`;

const listing =
  (fields: (now: Date) => Partial<Listing>): Make =>
  async ({ deps, ownerId }) => {
    const title = mark('Titel');
    const body = mark('Beschreibung');
    const { id } = await publishedListing(deps, { accountId: ownerId, title, body, ...fields(deps.clock.now()) });
    return { id, ids: {}, marks: [title, body] };
  };

const unpublished = { publishedAt: null, expiresAt: null };

const published = listing(() => ({}));

const conversation: Make = async (world) => {
  const { deps, crowd, ownerId } = world;
  const about = await published(world);
  const at = deps.clock.now();
  const id = newId();
  const [asked, answered] = [mark('Frage'), mark('Antwort')];
  const writerId = crowd[ownerId === crowd.other.accountId ? 'stranger' : 'other'].accountId;
  await deps.db.insert(conversations).values({ id, listingId: about.id, ownerId, writerId, createdAt: at, lastMessageAt: at, lastNumber: 2 });
  await deps.db.insert(messages).values([
    { id: newId(), conversationId: id, authorId: writerId, number: 1, text: asked, at },
    { id: newId(), conversationId: id, authorId: ownerId, number: 2, text: answered, at },
  ]);
  return { id, ids: { listing: about.id }, marks: [asked, answered, id] };
};

const reportOn =
  (subjectType: 'listing' | 'conversation', subject: Make): Make =>
  async (world) => {
    const { deps, crowd } = world;
    const about = await subject(world);
    const id = newId();
    const text = mark('Meldung');
    await deps.db.insert(reports).values({
      id,
      reporterId: crowd.other.accountId,
      subjectType,
      subjectId: about.id,
      place: 'esslingen-am-neckar',
      reason: 'other',
      text,
      createdAt: deps.clock.now(),
    });
    return { id, ids: { subject: about.id }, marks: [text, id] };
  };

const organisation =
  (verified: boolean): Make =>
  async ({ deps, ownerId }) => {
    const id = newId();
    const name = mark('Verein');
    const now = deps.clock.now();
    await deps.db.insert(organisations).values({
      id,
      slug: `verein-${id}`,
      name,
      kind: 'association',
      place: 'esslingen-am-neckar',
      verifiedAt: verified ? now : null,
      createdAt: now,
    });
    await deps.db.insert(organisationMembers).values({ organisationId: id, accountId: ownerId, since: now });
    return { id, ids: {}, marks: [name, id] };
  };

const report = reportOn('listing', published);

/** Makes a fresh one of each kind, belonging to `ownerId`; where there is another side it is `other` (and of what belongs to `other`, `stranger`). */
export const things = {
  published,
  offered: listing(() => ({ kind: 'offer' })),
  pending: listing(() => ({ status: 'pending', ...unpublished })),
  returned: listing(() => ({ status: 'returned', ...unpublished, decisionReason: 'unclear' })),
  rejected: listing(() => ({ status: 'rejected', ...unpublished, decisionReason: 'unsafe' })),
  hidden: listing(() => ({ hidden: true })),
  paused: listing(() => ({ paused: true })),
  closed: listing((now) => ({ status: 'closed', outcome: 'withdrawn', closedAt: now })),
  expired: listing((now) => ({ status: 'closed', outcome: 'expired', closedAt: now })),
  overdue: listing((now) => ({ expiresAt: daysAfter(now, -1) })),
  ofTheCounty: listing(() => ({ status: 'pending', place: 'landkreis-esslingen', ...unpublished })),
  /** A risky offer that the county's moderator has approved and that waits for another. */
  halfApproved: async (world) => {
    const thing = await listing(() => ({ status: 'pending', kind: 'offer', topic: 'room', ...unpublished }))(world);
    await world.deps.db.insert(moderationDecisions).values({
      id: newId(),
      listingId: thing.id,
      revision: 1,
      moderatorId: world.crowd.county.accountId,
      decision: 'approve',
      decidedAt: world.deps.clock.now(),
    });
    return thing;
  },
  /** A listing with a counterpart of a stranger that fits. */
  matched: async (world) => {
    const need = await published(world);
    const title = mark('Gegenstück');
    const offer = await publishedListing(world.deps, { kind: 'offer', title });
    const found = { score: 0.9, reasons: [], foundAt: world.deps.clock.now(), checkedAt: world.deps.clock.now() };
    await world.deps.db.insert(matches).values({ needId: need.id, offerId: offer.id, ...found });
    return { id: need.id, ids: { counterpart: offer.id }, marks: [title] };
  },
  conversation,
  report,
  reportOnConversation: reportOn('conversation', conversation),
  settledReport: async (world) => {
    const thing = await report(world);
    await world.deps.db.update(reports).set({ closedAt: world.deps.clock.now() }).where(eq(reports.id, thing.id));
    return thing;
  },
  notification: async ({ deps, ownerId }) => {
    const id = newId();
    const listingId = newId();
    const told = { kind: 'listing' as const, reason: mark('listing'), params: { listingId, decisionId: newId() } };
    await deps.db.insert(notifications).values({ id, accountId: ownerId, ...told, createdAt: deps.clock.now() });
    return { id, ids: {}, marks: [id, listingId] };
  },
  /** Where the owner is signed in besides. */
  session: async ({ deps, ownerId }) => {
    const id = newId();
    const now = deps.clock.now();
    await deps.db.insert(sessions).values({ id, accountId: ownerId, createdAt: now, rotatedAt: now, expiresAt: daysAfter(now, 60) });
    return { id, ids: {}, marks: [id] };
  },
  /** A corrected text of the portal, which was corrected once before. There is one message of a name: each replaces the one before. */
  wording: async ({ deps, crowd }) => {
    const spot = { locale: 'de', key: 'site.login' };
    const [before, text] = [mark('Vorher'), mark('Wortlaut')];
    const written = { against: deps.catalogue.files['de']!['site.login']!, accountId: crowd.admin.accountId };
    const at = deps.clock.now();
    await deps.db.delete(wordingChanges);
    await deps.db.delete(wordings);
    await deps.db.insert(wordings).values({ ...spot, ...written, text, changedAt: at });
    const change = { ...spot, ...written, kind: 'set', byCommand: false, at } as const;
    await deps.db.insert(wordingChanges).values([
      { ...change, id: newId(), number: 1, before: null, after: before },
      { ...change, id: newId(), number: 2, before, after: text },
    ]);
    await deps.db.insert(wordingVersion).values({ version: 2 }).onConflictDoNothing();
    return { id: `${spot.locale}/${spot.key}`, ids: {}, marks: [text] };
  },
  verified: organisation(true),
  unverified: organisation(false),
  /** The account itself: its address and its id are nobody else's business. */
  account: async ({ crowd, ownerId }) => {
    const owner = Object.values(crowd).find(({ accountId }) => accountId === ownerId)!;
    return { id: ownerId, ids: {}, marks: [owner.email, ownerId] };
  },
} satisfies Record<string, Make>;

export type Kind = keyof typeof things;

/** Takes all things away and leaves the people. */
export async function clearThings(db: Tx): Promise<void> {
  await db.execute(
    sql`truncate listings, conversations, reports, notifications, organisations, events, mails, wordings, wording_changes, wording_version cascade`,
  );
}
