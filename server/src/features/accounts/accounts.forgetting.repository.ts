import { lt, or } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import { loginLinks, sessions } from './accounts.table.ts';

/** Takes away sign-in links that ended before a moment, each with its mail. */
export async function deleteLinksEndedBefore(db: Tx, before: Date): Promise<void> {
  await deleteInBatches(db, loginLinks, lt(loginLinks.expiresAt, before));
}

/** Takes away sessions that were ended, or were over, before a moment. */
export async function deleteSessionsEndedBefore(db: Tx, before: Date): Promise<void> {
  await deleteInBatches(db, sessions, or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)));
}
