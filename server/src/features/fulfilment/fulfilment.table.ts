import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.ts';
import { conversations } from '../conversations/conversations.table.ts';
import { listings } from '../listings/listings.table.ts';

/** Which conversation used up a unit of which listing. */
export const fulfilments = pgTable(
  'fulfilments',
  {
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.conversationId] })],
);
