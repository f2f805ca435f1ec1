import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings } from '../listings/listings.table.ts';

/** Messages about one listing between its owner and one other person. Neither sees the other's address. */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid('id').primaryKey(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => accounts.id),
    writerId: uuid('writer_id')
      .notNull()
      .references(() => accounts.id),
    /** The writer's own listing, where they named one. */
    writerListingId: uuid('writer_listing_id').references(() => listings.id),
    createdAt: moment('created_at').notNull(),
    lastMessageAt: moment('last_message_at').notNull(),
    /** The number of the last message. */
    lastNumber: integer('last_number').notNull().default(0),
    /** Up to which number each side has been shown the messages. */
    ownerRead: integer('owner_read').notNull().default(0),
    writerRead: integer('writer_read').notNull().default(0),
  },
  (table) => [
    uniqueIndex('conversations_once').on(table.listingId, table.writerId),
    index('conversations_owner').on(table.ownerId, table.lastMessageAt),
    index('conversations_writer').on(table.writerId, table.lastMessageAt),
    check('conversations_read', sql`${table.ownerRead} between 0 and ${table.lastNumber} and ${table.writerRead} between 0 and ${table.lastNumber}`),
    check('conversations_two_people', sql`${table.ownerId} <> ${table.writerId}`),
  ],
);

export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id),
    /** Counted in each conversation without gaps, in the order in which they were accepted. */
    number: integer('number').notNull(),
    text: text('text').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    uniqueIndex('messages_number').on(table.conversationId, table.number),
    check('messages_text', sql`char_length(${table.text}) between 1 and 5000`),
  ],
);

export type Conversation = typeof conversations.$inferSelect;
export type Message = typeof messages.$inferSelect;
