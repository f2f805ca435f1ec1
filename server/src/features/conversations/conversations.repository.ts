import { and, asc, desc, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { alias, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../platform/db/db.ts';
import { one } from '../../platform/db/rows.ts';
import type { Position } from '../../platform/http/pages.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';
import { organisationMembers, organisations } from '../organisations/organisations.table.ts';
import type { Reading, Speaking, Starting } from './conversations.policy.ts';
import { conversations, messages, type Conversation, type Message } from './conversations.table.ts';

export async function findConversation(db: Tx, id: string): Promise<Conversation | undefined> {
  const [row] = await db.select().from(conversations).where(eq(conversations.id, id));
  return row;
}

/** The conversation of this writer about this listing, made when there is none. */
export async function ensureConversation(db: Tx, starting: Starting, row: { id: string; writerListingId: string | null; at: Date }): Promise<Conversation> {
  const { listing, writerId } = starting.subject;
  await db
    .insert(conversations)
    .values({
      id: row.id,
      listingId: listing.id,
      ownerId: listing.accountId,
      writerId,
      writerListingId: row.writerListingId,
      createdAt: row.at,
      lastMessageAt: row.at,
    })
    .onConflictDoUpdate({
      target: [conversations.listingId, conversations.writerId],
      set: { writerListingId: sql`coalesce(excluded.writer_listing_id, ${conversations.writerListingId})` },
    });
  return one(
    await db
      .select()
      .from(conversations)
      .where(and(eq(conversations.listingId, listing.id), eq(conversations.writerId, writerId))),
  );
}

/**
 * Adds a message with the conversation's next number. The row is locked by counting, so numbers follow the order of commits. That its author wrote
 * does not say that they have seen what came before: only being shown it does.
 */
export async function insertMessage(db: Tx, speaking: Speaking, row: { id: string; text: string; at: Date }): Promise<Message> {
  const { conversation, authorId } = speaking.subject;
  const { number } = one(
    await db
      .update(conversations)
      .set({ lastNumber: sql`${conversations.lastNumber} + 1`, lastMessageAt: row.at })
      .where(eq(conversations.id, conversation.id))
      .returning({ number: conversations.lastNumber }),
  );
  return one(
    await db
      .insert(messages)
      .values({ ...row, number, conversationId: conversation.id, authorId })
      .returning(),
  );
}

/** One side was shown the messages up to a number; never goes back. */
export async function markRead(db: Tx, reading: Reading, number: number): Promise<void> {
  const { conversation, side } = reading.subject;
  const read = side === 'owner' ? conversations.ownerRead : conversations.writerRead;
  await db
    .update(conversations)
    .set(side === 'owner' ? { ownerRead: number } : { writerRead: number })
    .where(and(eq(conversations.id, conversation.id), lt(read, number)));
}

/** The newest messages of a conversation, the newest first. One row more than `limit`. */
export async function newestMessagesOf(db: Tx, conversationId: string, limit: number): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(desc(messages.number))
    .limit(limit + 1);
}

/** All messages of an account's conversations, each conversation's oldest first. */
export async function messagesOfAccount(db: Tx, accountId: string): Promise<Message[]> {
  const own = db
    .select({ id: conversations.id })
    .from(conversations)
    .where(or(eq(conversations.ownerId, accountId), eq(conversations.writerId, accountId)));
  return db.select().from(messages).where(inArray(messages.conversationId, own)).orderBy(asc(messages.conversationId), asc(messages.number));
}

export interface UnreadFilter {
  conversationId: string;
  readerId: string;
  /** Up to which number the reader has been shown the messages. */
  read: number;
  /** Only these messages. */
  messageIds: string[];
}

/** Messages to one side that it has not read, oldest first and at most `limit`, and how many there are in all. */
export async function findUnread(db: Tx, filter: UnreadFilter, limit: number): Promise<{ messages: Message[]; count: number }> {
  if (filter.messageIds.length === 0) return { messages: [], count: 0 };
  const rows = await db
    .select({ message: messages, count: sql<number>`count(*) over ()::int` })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, filter.conversationId),
        ne(messages.authorId, filter.readerId),
        gt(messages.number, filter.read),
        sql`${messages.id} = any(${sql.param(filter.messageIds)}::uuid[])`,
      ),
    )
    .orderBy(asc(messages.number))
    .limit(limit);
  return { messages: rows.map(({ message }) => message), count: rows[0]?.count ?? 0 };
}

export async function findMessage(db: Tx, id: string): Promise<Message | undefined> {
  const [row] = await db.select().from(messages).where(eq(messages.id, id));
  return row;
}

const owner = alias(accounts, 'owner');
const writer = alias(accounts, 'writer');
const writerListing = alias(listings, 'writer_listing');
const ownerOrganisation = alias(organisations, 'owner_organisation');
const writerOrganisation = alias(organisations, 'writer_organisation');
const lastMessage = sql<{
  text: string;
  at: string;
  author_id: string;
} | null>`(select jsonb_build_object('text', m.text, 'at', m.at, 'author_id', m.author_id) from messages m where m.conversation_id = ${conversations.id} order by m.number desc limit 1)`;

/** Whether the other side wrote something that this one has not been shown. */
const unread = (reader: AnyPgColumn, read: AnyPgColumn) =>
  sql<boolean>`exists (select 1 from messages m where m.conversation_id = ${conversations.id} and m.author_id <> ${reader} and m.number > ${read})`;

/** Words are an organisation's only while who says them belongs to it. */
const speaksFor = (organisation: AnyPgColumn, account: AnyPgColumn) =>
  sql`exists (select from ${organisationMembers} m where m.organisation_id = ${organisation} and m.account_id = ${account})`;

function select(db: Tx) {
  return db
    .select({
      conversation: conversations,
      listing: {
        id: listings.id,
        kind: listings.kind,
        title: listings.title,
        lang: listings.lang,
        status: listings.status,
        place: listings.place,
        demo: listings.demo,
      },
      writerListing: {
        id: writerListing.id,
        kind: writerListing.kind,
        title: writerListing.title,
        lang: writerListing.lang,
        status: writerListing.status,
      },
      ownerOrganisation: { id: ownerOrganisation.id, name: ownerOrganisation.name, verifiedAt: ownerOrganisation.verifiedAt },
      writerOrganisation: { id: writerOrganisation.id, name: writerOrganisation.name, verifiedAt: writerOrganisation.verifiedAt },
      ownerName: owner.displayName,
      writerName: writer.displayName,
      ownerGone: sql<boolean>`${owner.deletedAt} is not null`,
      writerGone: sql<boolean>`${writer.deletedAt} is not null`,
      lastMessage,
      ownerUnread: unread(conversations.ownerId, conversations.ownerRead),
      writerUnread: unread(conversations.writerId, conversations.writerRead),
    })
    .from(conversations)
    .innerJoin(listings, eq(listings.id, conversations.listingId))
    .leftJoin(writerListing, eq(writerListing.id, conversations.writerListingId))
    .leftJoin(ownerOrganisation, and(eq(ownerOrganisation.id, listings.organisationId), speaksFor(ownerOrganisation.id, conversations.ownerId)))
    .leftJoin(writerOrganisation, and(eq(writerOrganisation.id, writerListing.organisationId), speaksFor(writerOrganisation.id, conversations.writerId)))
    .innerJoin(owner, eq(owner.id, conversations.ownerId))
    .innerJoin(writer, eq(writer.id, conversations.writerId));
}
export type ConversationRow = Awaited<ReturnType<typeof select>>[number];

export async function findConversationRow(db: Tx, id: string): Promise<ConversationRow | undefined> {
  return (await select(db).where(eq(conversations.id, id)))[0];
}

/** The conversations of an account, the latest message first. One row more than `limit`. */
export async function conversationsOf(db: Tx, accountId: string, page: { limit: number; after: Position | undefined }): Promise<ConversationRow[]> {
  const after = page.after
    ? sql`(${conversations.lastMessageAt}, ${conversations.id}) < (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)`
    : undefined;
  return select(db)
    .where(and(or(eq(conversations.ownerId, accountId), eq(conversations.writerId, accountId)), after))
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(page.limit + 1);
}
