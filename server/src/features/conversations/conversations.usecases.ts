import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { readCursor, toPage } from '../../platform/http/pages.ts';
import { requireAccount } from '../accounts/index.ts';
import { isPublic, requireListing, requireOwnListing, type Listing } from '../listings/index.ts';
import { conversationErrors } from './conversations.errors.ts';
import { messagesAnHour } from './conversations.limits.ts';
import { mayRead, mayStart, maySpeak, requireSide, type Speaking } from './conversations.policy.ts';
import {
  conversationsOf,
  ensureConversation,
  findConversation,
  findConversationRow,
  findMessage,
  findUnread,
  insertMessage,
  markRead,
  messagesOfAccount,
  newestMessagesOf,
} from './conversations.repository.ts';
import type { Message } from './conversations.table.ts';
import { viewConversation, viewMessage } from './conversations.view.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'publish'>;
type WritingDeps = Deps & Pick<FeatureDeps, 'limits'>;

/** How many messages a conversation shows at most. */
const MESSAGES_SHOWN = 200;

/** Writes to the owner of a listing. A second time to the same listing goes on with the same conversation. */
export async function startConversation({
  db,
  clock,
  newId,
  publish,
  limits,
  actor,
  listingId,
  input,
}: WritingDeps & { actor: Actor; listingId: string; input: { text: string; listing?: string } }) {
  const { accountId } = requireAccount(actor);
  const id = await db.transaction(async (tx) => {
    await limits.take(tx, messagesAnHour, accountId);
    const listing = await requireListing({ db: tx, clock, actor, listingId });
    const starting = mayStart(actor, listing, isPublic(listing, clock.now()));
    const writerListingId = input.listing ? await requireFittingListing(tx, actor, listing, input.listing) : null;
    const conversation = await ensureConversation(tx, starting, { id: newId(), writerListingId, at: clock.now() });
    await speak({ clock, newId, publish, tx, speaking: maySpeak(actor, conversation), text: input.text });
    return conversation.id;
  });
  return readConversation({ db, actor, conversationId: id });
}

async function requireFittingListing(tx: Tx, actor: Actor, listing: Pick<Listing, 'kind'>, ownId: string): Promise<string> {
  const own = await requireOwnListing({ db: tx, actor, listingId: ownId }).catch(() => {
    throw invalidField('/listing', 'input.unknown_listing', {}, 'is not a listing of yours');
  });
  if (own.subject.kind === listing.kind) throw conversationErrors.same_kind({ kind: listing.kind });
  return ownId;
}

async function speak({ clock, newId, publish, tx, speaking, text }: Omit<Deps, 'db'> & { tx: Tx; speaking: Speaking; text: string }): Promise<Message> {
  const message = await insertMessage(tx, speaking, { id: newId(), text, at: clock.now() });
  await publish(tx, { name: 'message.sent', payload: { messageId: message.id } });
  return message;
}

/** Answers in a conversation; 409 `conversations.other_left` when nobody is there any more to read it. */
export async function sendMessage({
  db,
  clock,
  newId,
  publish,
  limits,
  actor,
  conversationId,
  text,
}: WritingDeps & { actor: Actor; conversationId: string; text: string }) {
  const { accountId } = requireAccount(actor);
  return db.transaction(async (tx) => {
    await limits.take(tx, messagesAnHour, accountId);
    const speaking = maySpeak(actor, await findConversation(tx, conversationId));
    const row = await findConversationRow(tx, conversationId);
    if (row?.listing.demo) throw conversationErrors.demonstration();
    if (row && (accountId === row.conversation.ownerId ? row.writerGone : row.ownerGone)) throw conversationErrors.other_left();
    return viewMessage(await speak({ clock, newId, publish, tx, speaking, text }), accountId);
  });
}

export async function listConversations({ db, actor, input }: Pick<Deps, 'db'> & { actor: Actor; input: { limit: number; cursor?: string } }) {
  const { accountId } = requireAccount(actor);
  const rows = await conversationsOf(db, accountId, { limit: input.limit, after: readCursor(input.cursor) });
  const { items, nextCursor } = toPage(rows, input.limit, ({ conversation }) => ({ at: conversation.lastMessageAt, id: conversation.id }));
  return { items: items.map((row) => viewConversation(row, requireSide(actor, row.conversation))), nextCursor };
}

/** One conversation with its newest messages, oldest first; `earlier` says whether there are more before them. Who opens it has read it. */
export async function readConversation({ db, actor, conversationId }: Pick<Deps, 'db'> & { actor: Actor; conversationId: string }) {
  const { accountId } = requireAccount(actor);
  const row = await findConversationRow(db, conversationId);
  const reading = mayRead(actor, row?.conversation);
  const newest = await newestMessagesOf(db, conversationId, MESSAGES_SHOWN);
  // Read is what this answer holds, and nothing that comes meanwhile.
  await markRead(db, reading, newest[0]?.number ?? 0);
  const messages = newest.slice(0, MESSAGES_SHOWN).reverse();
  return {
    ...viewConversation(row!, reading.subject.side),
    messages: messages.map((message) => viewMessage(message, accountId)),
    earlier: newest.length > MESSAGES_SHOWN,
  };
}

/** The place of the listing that an own conversation is about. */
export async function placeOfConversation({ db, actor, conversationId }: { db: Tx; actor: Actor; conversationId: string }): Promise<string> {
  const row = await findConversationRow(db, conversationId);
  requireSide(actor, row?.conversation);
  return row!.listing.place;
}

/** The accounts of both sides of a conversation. */
export async function sidesOf({ db, conversationId }: { db: Tx; conversationId: string }): Promise<string[]> {
  const conversation = await findConversation(db, conversationId);
  return conversation ? [conversation.ownerId, conversation.writerId] : [];
}

/** Whom a message is for: the other side. */
export async function messageForNotice({ db, messageId }: { db: Tx; messageId: string }): Promise<{ conversationId: string; recipientId: string } | undefined> {
  const message = await findMessage(db, messageId);
  const conversation = message ? await findConversation(db, message.conversationId) : undefined;
  if (!message || !conversation) return undefined;
  return { conversationId: conversation.id, recipientId: message.authorId === conversation.ownerId ? conversation.writerId : conversation.ownerId };
}

/** What of some messages one side has not read yet, for the mail that tells of them: the oldest `limit`, and the count of all. */
export async function unreadForMail({
  db,
  conversationId,
  accountId,
  messageIds,
  limit,
}: {
  db: Tx;
  conversationId: string;
  accountId: string;
  messageIds: string[];
  limit: number;
}) {
  const row = await findConversationRow(db, conversationId);
  if (!row) return undefined;
  const isOwner = row.conversation.ownerId === accountId;
  const { organisation, name } = viewConversation(row, isOwner ? 'owner' : 'writer').other;
  const read = isOwner ? row.conversation.ownerRead : row.conversation.writerRead;
  const { messages, count } = await findUnread(db, { conversationId, readerId: accountId, read, messageIds }, limit);
  return {
    conversationId,
    listingKind: row.listing.kind,
    listingIsOwn: isOwner,
    listingTitle: row.listing.title,
    listingLang: row.listing.lang,
    otherName: organisation?.name ?? name,
    texts: messages.map(({ text }) => text),
    count,
  };
}

/** Whether a conversation is about this listing, be it the one written to or the one its writer named; for closing a listing as fulfilled with it. */
export async function isAbout({ db, conversationId, listingId }: { db: Tx; conversationId: string; listingId: string }): Promise<boolean> {
  const conversation = await findConversation(db, conversationId);
  return conversation !== undefined && [conversation.listingId, conversation.writerListingId].includes(listingId);
}

/** The conversations' part of what a person may take with them. */
export async function exportConversations({ db, accountId }: { db: Tx; accountId: string }) {
  const rows = await conversationsOf(db, accountId, { limit: 10_000, after: undefined });
  const messages = Map.groupBy(await messagesOfAccount(db, accountId), ({ conversationId }) => conversationId);
  return rows.map((row) => ({
    ...viewConversation(row, row.conversation.ownerId === accountId ? 'owner' : 'writer'),
    messages: (messages.get(row.conversation.id) ?? []).map((message) => viewMessage(message, accountId)),
  }));
}
