import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { Listing } from '../listings/index.ts';
import { fulfilments } from './fulfilment.table.ts';

/** Notes that a conversation used a unit; false when it was noted before. */
export async function insertFulfilment(db: Tx, own: Authorized<'listing.change', Listing>, conversationId: string, at: Date): Promise<boolean> {
  const rows = await db.insert(fulfilments).values({ listingId: own.subject.id, conversationId, at }).onConflictDoNothing().returning();
  return rows.length === 1;
}
