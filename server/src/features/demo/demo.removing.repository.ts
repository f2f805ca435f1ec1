import { and, asc, count, eq, inArray, isNull, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../../platform/db/db.ts';
import { one } from '../../platform/db/rows.ts';
import { events } from '../../platform/outbox/outbox.table.ts';
import { accounts, loginLinks, roleGrants, sessions } from '../accounts/accounts.table.ts';
import { conversations, messages } from '../conversations/conversations.table.ts';
import { listings } from '../listings/listings.table.ts';
import { matches } from '../matching/matching.table.ts';
import { moderationDecisions, reports } from '../moderation/moderation.table.ts';
import { mails, notifications } from '../notifications/notifications.table.ts';
import { organisations } from '../organisations/organisations.table.ts';

// The one place that takes rows of several features away at once, in the order that their foreign keys ask for.

/** How many rows of what went. */
export type Removed = Record<
  'listings' | 'organisations' | 'accounts' | 'roles' | 'conversations' | 'messages' | 'matches' | 'notifications' | 'mails' | 'reports' | 'events',
  number
>;

const ofDemo = sql`${accounts.demo}`;
const theirListings = sql`${listings.demo}`;
const demoAccounts = (tx: Tx) => tx.select({ id: accounts.id }).from(accounts).where(ofDemo);

async function remove(tx: Tx, table: PgTable, where: SQL | undefined): Promise<number> {
  return (
    await tx
      .delete(table)
      .where(where)
      .returning({ gone: sql`1` })
  ).length;
}

/** Whether a value of a row's jsonb is among ids. */
const names = (json: SQL, keys: string[], ids: string[]): SQL | undefined => or(...keys.map((key) => sql`${json} ->> ${key} = any(${sql.param(ids)}::text[])`));

/** Ends what the demonstration's accounts can still do: sessions, roles, sign-in links, address and name. They are like people who have left. */
export async function closeDemoAccounts(tx: Tx, addressHashes: Buffer[], now: Date): Promise<Pick<Removed, 'roles'>> {
  await tx.delete(loginLinks).where(addressHashes.length > 0 ? inArray(loginLinks.emailHash, addressHashes) : sql`false`);
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(isNull(sessions.endedAt), inArray(sessions.accountId, demoAccounts(tx))));
  const roles = await remove(tx, roleGrants, inArray(roleGrants.accountId, demoAccounts(tx)));
  await tx
    .update(accounts)
    .set({ deletedAt: now, emailHash: null, emailSealed: null, displayName: null })
    .where(and(ofDemo, isNull(accounts.deletedAt)));
  return { roles };
}

/** Locks some of the demonstration's listings, always the same first. */
export async function lockDemoListings(tx: Tx, limit: number): Promise<string[]> {
  return (await tx.select({ id: listings.id }).from(listings).where(theirListings).orderBy(asc(listings.id)).limit(limit).for('update')).map(({ id }) => id);
}

/** Takes listings away with all that is about them: decisions, profiles and fulfilments go by their foreign keys, the rest is counted here. */
export async function removeListings(tx: Tx, ids: string[]): Promise<Omit<Removed, 'organisations' | 'accounts' | 'roles'>> {
  const about = await removeConversationsAbout(tx, ids);
  // A real listing's conversation in which the writer named one of these goes on without it.
  await tx.update(conversations).set({ writerListingId: null }).where(inArray(conversations.writerListingId, ids));
  const keys = ['listingId', 'needId', 'offerId'];
  const told = await removeTold(tx, keys, ids);
  return {
    conversations: about.conversations,
    messages: about.messages,
    matches: await remove(tx, matches, or(inArray(matches.needId, ids), inArray(matches.offerId, ids))),
    notifications: about.notifications + told.notifications,
    mails: about.mails + told.mails,
    reports: about.reports + (await remove(tx, reports, and(eq(reports.subjectType, 'listing'), inArray(reports.subjectId, ids)))),
    events: about.events + told.events + (await remove(tx, events, names(sql`${events.payload}`, keys, ids))),
    listings: await remove(tx, listings, inArray(listings.id, ids)),
  };
}

async function removeConversationsAbout(tx: Tx, listingIds: string[]) {
  const ids = (await tx.select({ id: conversations.id }).from(conversations).where(inArray(conversations.listingId, listingIds))).map(({ id }) => id);
  const said = (await tx.select({ id: messages.id }).from(messages).where(inArray(messages.conversationId, ids))).map(({ id }) => id);
  const told = await removeTold(tx, ['conversationId', 'messageId'], [...ids, ...said]);
  const waiting = (await tx.select({ id: mails.id }).from(mails).where(inArray(mails.conversationId, ids))).map(({ id }) => id);
  return {
    notifications: told.notifications,
    mails: told.mails + (await remove(tx, mails, inArray(mails.id, waiting))),
    reports: await remove(tx, reports, and(eq(reports.subjectType, 'conversation'), inArray(reports.subjectId, ids))),
    events: told.events + (await remove(tx, events, names(sql`${events.payload}`, ['messageId', 'mailId'], [...said, ...waiting]))),
    messages: said.length,
    conversations: await remove(tx, conversations, inArray(conversations.id, ids)),
  };
}

/** Takes away what accounts were told that names one of these ids: notifications, mails, and the events that would send them. */
async function removeTold(tx: Tx, keys: string[], ids: string[]): Promise<Pick<Removed, 'notifications' | 'mails' | 'events'>> {
  const mailIds = (
    await tx
      .select({ id: mails.id })
      .from(mails)
      .where(names(sql`${mails.params}`, keys, ids))
  ).map(({ id }) => id);
  return {
    notifications: await remove(tx, notifications, names(sql`${notifications.params}`, keys, ids)),
    events: await remove(tx, events, names(sql`${events.payload}`, ['mailId'], mailIds)),
    mails: await remove(tx, mails, inArray(mails.id, mailIds)),
  };
}

/** Takes organisations and accounts away once no listing of the demonstration is left; undefined while there still is one. */
export async function removeRest(
  tx: Tx,
): Promise<(Pick<Removed, 'organisations' | 'accounts' | 'notifications' | 'mails' | 'reports'> & { kept: number }) | undefined> {
  const [left] = await tx.select({ count: count() }).from(listings).where(theirListings);
  if (left!.count > 0) return undefined;
  const theirs = { notifications: inArray(notifications.accountId, demoAccounts(tx)), mails: inArray(mails.accountId, demoAccounts(tx)) };
  const gone = {
    organisations: await remove(tx, organisations, eq(organisations.demo, true)),
    notifications: await remove(tx, notifications, theirs.notifications),
    mails: await remove(tx, mails, theirs.mails),
    reports: await remove(tx, reports, inArray(reports.reporterId, demoAccounts(tx))),
  };
  const unheard = and(
    ofDemo,
    notExists(tx.select({ id: listings.id }).from(listings).where(eq(listings.accountId, accounts.id))),
    notExists(
      tx
        .select({ id: conversations.id })
        .from(conversations)
        .where(or(eq(conversations.ownerId, accounts.id), eq(conversations.writerId, accounts.id))),
    ),
    notExists(tx.select({ id: messages.id }).from(messages).where(eq(messages.authorId, accounts.id))),
    notExists(tx.select({ id: moderationDecisions.id }).from(moderationDecisions).where(eq(moderationDecisions.moderatorId, accounts.id))),
  );
  const removed = await remove(tx, accounts, unheard);
  // Real rows refer to what is left: a decision about a real listing, a word in a real conversation. It stays bare, like somebody's who has left.
  const kept = await tx.update(accounts).set({ demo: false }).where(ofDemo).returning({ id: accounts.id });
  return { ...gone, accounts: removed, kept: kept.length };
}

/** How many conversations about listings of the demonstration hold words of real people. */
export async function countRealWords(tx: Tx): Promise<number> {
  const real = sql<number>`count(distinct ${conversations.id})::int`;
  const rows = await tx
    .select({ real })
    .from(conversations)
    .innerJoin(listings, and(eq(listings.id, conversations.listingId), theirListings))
    .innerJoin(messages, eq(messages.conversationId, conversations.id))
    .innerJoin(accounts, and(eq(accounts.id, messages.authorId), sql`not ${accounts.demo}`));
  return one(rows).real;
}
