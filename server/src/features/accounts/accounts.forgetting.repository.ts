import { inArray, lt } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { loginLinks } from './accounts.table.ts';

/** Takes away sign-in links that ended before a moment, at most `limit`, and says how many. What another process holds is left to it. */
export async function deleteLinksEndedBefore(db: Tx, before: Date, limit: number): Promise<number> {
  const ended = db
    .$with('ended')
    .as(db.select({ id: loginLinks.id }).from(loginLinks).where(lt(loginLinks.expiresAt, before)).limit(limit).for('update', { skipLocked: true }));
  const gone = await db
    .with(ended)
    .delete(loginLinks)
    .where(inArray(loginLinks.id, db.select({ id: ended.id }).from(ended)))
    .returning({ id: loginLinks.id });
  return gone.length;
}
