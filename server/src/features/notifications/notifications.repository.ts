import { and, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { Position } from '../../platform/http/pages.ts';
import type { NoticeKind } from './notifications.domain.ts';
import { mailPreferences, notifications, type Notification } from './notifications.table.ts';

/** Writes what an account is told; false when it was told so before. */
export async function insertNotification(db: Tx, row: Pick<Notification, 'id' | 'accountId' | 'kind' | 'reason' | 'params' | 'createdAt'>): Promise<boolean> {
  const made = await db
    .insert(notifications)
    .values(row)
    .onConflictDoNothing({ target: [notifications.accountId, notifications.reason] })
    .returning({ id: notifications.id });
  return made.length > 0;
}

/** Takes away all that an account was told and chose. */
export async function deleteNotificationsOf(db: Tx, accountId: string): Promise<void> {
  await db.delete(notifications).where(eq(notifications.accountId, accountId));
  await db.delete(mailPreferences).where(eq(mailPreferences.accountId, accountId));
}

/** Says which mail tells these. */
export async function attachToMail(db: Tx, ids: string[], mailId: string): Promise<void> {
  if (ids.length > 0) await db.update(notifications).set({ mailId }).where(inArray(notifications.id, ids));
}

/** What a mail is to tell, in the order in which it happened. */
export async function notificationsOfMail(db: Tx, mailId: string): Promise<Notification[]> {
  return db.select().from(notifications).where(eq(notifications.mailId, mailId)).orderBy(notifications.createdAt, notifications.id);
}

/** What an account was told, newest first; one row more than `limit`. */
export async function notificationsOf(db: Tx, accountId: string, page: { limit: number; after: Position | undefined }): Promise<Notification[]> {
  const after = page.after
    ? sql`(${notifications.createdAt}, ${notifications.id}) < (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)`
    : undefined;
  return db
    .select()
    .from(notifications)
    .where(and(eq(notifications.accountId, accountId), after))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(page.limit + 1);
}

export async function markSeen(db: Tx, own: Authorized<'notifications.own', { accountId: string }>, now: Date): Promise<void> {
  await db
    .update(notifications)
    .set({ seenAt: now })
    .where(and(eq(notifications.accountId, own.subject.accountId), isNull(notifications.seenAt), lte(notifications.createdAt, now)));
}

export async function preferencesOf(db: Tx, accountId: string): Promise<Record<NoticeKind, boolean>> {
  const [row] = await db
    .select({ match: mailPreferences.match, message: mailPreferences.message, listing: mailPreferences.listing })
    .from(mailPreferences)
    .where(eq(mailPreferences.accountId, accountId));
  return row ?? { match: true, message: true, listing: true };
}

/** Changes the named kinds and leaves the others. */
export async function writePreferences(
  db: Tx,
  own: Authorized<'notifications.own', { accountId: string }>,
  change: Partial<Record<NoticeKind, boolean>>,
  now: Date,
): Promise<void> {
  const set = { ...change, changedAt: now };
  await db
    .insert(mailPreferences)
    .values({ accountId: own.subject.accountId, ...set })
    .onConflictDoUpdate({ target: mailPreferences.accountId, set });
}
