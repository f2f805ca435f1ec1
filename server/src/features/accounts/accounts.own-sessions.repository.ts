import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Tx } from '../../platform/db/db.ts';
import { sessions, type Session } from './accounts.table.ts';

const isOpen = (now: Date) => and(isNull(sessions.endedAt), gt(sessions.expiresAt, now));

/** The sessions of an account that go on, the last renewed first. */
export async function openSessionsOf(db: Tx, accountId: string, now: Date): Promise<Session[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isOpen(now)))
    .orderBy(desc(sessions.rotatedAt), desc(sessions.id));
}

export async function findOpenSession(db: Tx, id: string, now: Date): Promise<Session | undefined> {
  const [session] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), isOpen(now)));
  return session;
}

export async function endSessionsOf(db: Tx, owned: Authorized<'account.change', { id: string }>, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.accountId, owned.subject.id), isNull(sessions.endedAt)));
}
