import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { accounts, loginLinks } from '../accounts/accounts.table.ts';
import { conversations } from '../conversations/conversations.table.ts';
import { mailKinds, noticeKinds } from './notifications.domain.ts';

/**
 * Mails that are to go out or went out: one a reason and recipient. They hold ids only; what they say, and to which
 * address, is looked up when they are sent. Every copy of one carries the same Message-ID.
 */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: mailKinds }).notNull(),
    /** `match:NEED:OFFER`, `listing:DECISION`, `message:FIRST_MESSAGE`, `login:LINK`. */
    reason: text('reason').notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    /** Sign-in mails go to an address that may have no account yet. */
    loginLinkId: uuid('login_link_id').references(() => loginLinks.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id').references(() => conversations.id, { onDelete: 'cascade' }),
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    /** Without angle brackets. */
    messageId: text('message_id').notNull(),
    createdAt: moment('created_at').notNull(),
    dueAt: moment('due_at').notNull(),
    /** A worker is sending it until then; after that moment another one may. */
    claimedUntil: moment('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    firstTriedAt: moment('first_tried_at'),
    sentAt: moment('sent_at'),
    givenUpAt: moment('given_up_at'),
    /** It had become needless before it was sent. */
    droppedAt: moment('dropped_at'),
    /** The reason of the last try that failed, in the mail server's cleaned words. */
    failure: text('failure'),
  },
  (table) => {
    const open = sql`${table.sentAt} is null and ${table.givenUpAt} is null and ${table.droppedAt} is null`;
    return [
      unique('mails_reason_recipient').on(table.reason, table.accountId, table.loginLinkId).nullsNotDistinct(),
      uniqueIndex('mails_message_id').on(table.messageId),
      // What is written while a mail about a conversation waits goes into that mail.
      uniqueIndex('mails_one_open_message')
        .on(table.conversationId, table.accountId)
        .where(sql`${table.kind} = 'message' and ${open}`),
      index('mails_due').on(table.dueAt).where(open),
      index('mails_account').on(table.accountId, table.kind),
      // Sign-in links are forgotten after a day, and their mails with them.
      index('mails_login_link').on(table.loginLinkId),
      check('mails_kind', sql`${table.kind} in ('login', 'match', 'message', 'listing')`),
      check(
        'mails_recipient',
        sql`case when ${table.kind} = 'login' then ${table.loginLinkId} is not null and ${table.accountId} is null else ${table.accountId} is not null and ${table.loginLinkId} is null end`,
      ),
      check('mails_conversation', sql`(${table.kind} = 'message') = (${table.conversationId} is not null)`),
      check('mails_one_end', sql`num_nonnulls(${table.sentAt}, ${table.givenUpAt}, ${table.droppedAt}) <= 1`),
      check('mails_given_up_why', sql`${table.givenUpAt} is null or ${table.failure} is not null`),
      check('mails_attempts', sql`${table.attempts} >= 0 and (${table.attempts} > 0) = (${table.firstTriedAt} is not null)`),
    ];
  },
);

/** What an account is told about an event, once a reason. A mail is one way of telling it; several messages may share one. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    reason: text('reason').notNull(),
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    mailId: uuid('mail_id').references(() => mails.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull(),
    seenAt: moment('seen_at'),
  },
  (table) => [
    unique('notifications_reason_account').on(table.accountId, table.reason),
    index('notifications_account').on(table.accountId, table.createdAt, table.id),
    index('notifications_mail').on(table.mailId),
    check('notifications_kind', sql`${table.kind} in ('match', 'message', 'listing')`),
  ],
);

/** Which kinds of mail an account wants; without a row all of them. */
export const mailPreferences = pgTable('mail_preferences', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  match: boolean('match').notNull().default(true),
  message: boolean('message').notNull().default(true),
  listing: boolean('listing').notNull().default(true),
  changedAt: moment('changed_at').notNull(),
});

export type Mail = typeof mails.$inferSelect;
export type Notification = typeof notifications.$inferSelect;
