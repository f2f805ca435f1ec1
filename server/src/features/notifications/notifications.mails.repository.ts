import { and, asc, eq, gt, gte, isNull, lte, min, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { lockForTransaction } from '../../platform/db/locks.ts';
import { mails, type Mail } from './notifications.table.ts';

const open = and(isNull(mails.sentAt), isNull(mails.givenUpAt), isNull(mails.droppedAt));

export type NewMail = Pick<Mail, 'id' | 'kind' | 'reason' | 'accountId' | 'loginLinkId' | 'conversationId' | 'params' | 'messageId' | 'createdAt' | 'dueAt'>;

/** Writes a mail that is to be sent; false when its reason has one already, or its conversation an open one. */
export async function insertMail(db: Tx, row: NewMail): Promise<boolean> {
  return (await db.insert(mails).values(row).onConflictDoNothing().returning({ id: mails.id })).length > 0;
}

/** The open mail that tells an account about a conversation, locked: whoever ends it waits until this transaction is over. */
export async function lockOpenMessageMail(tx: Tx, accountId: string, conversationId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(open, eq(mails.kind, 'message'), eq(mails.accountId, accountId), eq(mails.conversationId, conversationId)))
    .for('update');
  return row?.id;
}

/** Keeps two transactions from counting and adding the same account's mails at once. */
export async function lockMailsOf(tx: Tx, accountId: string): Promise<void> {
  await lockForTransaction(tx, 'mails-of-account', accountId);
}

/** How many mails about matches an account has on each Berlin day from `since` on, sent or still to go; `without` is left out. */
export async function matchMailsByDay(db: Tx, accountId: string, since: Date, without?: string): Promise<Map<string, number>> {
  // What is overdue still goes out today.
  const at = sql`coalesce(${mails.sentAt}, greatest(${mails.dueAt}, ${since.toISOString()}::timestamptz))`;
  const day = sql<string>`to_char(${at} at time zone 'Europe/Berlin', 'YYYY-MM-DD')`;
  const rows = await db
    .select({ day, count: sql<number>`count(*)::int` })
    .from(mails)
    .where(
      and(
        eq(mails.accountId, accountId),
        eq(mails.kind, 'match'),
        isNull(mails.givenUpAt),
        isNull(mails.droppedAt),
        sql`${at} >= ${since.toISOString()}::timestamptz`,
        without ? ne(mails.id, without) : undefined,
      ),
    )
    .groupBy(sql`1`);
  return new Map(rows.map((row) => [row.day, row.count]));
}

/** How many mails about matches went to an account since a moment or are going right now; `without` is left out. */
export async function matchMailsSentSince(db: Tx, accountId: string, since: Date, now: Date, without: string): Promise<number> {
  const sentOrGoing = or(gte(mails.sentAt, since), and(open, gt(mails.claimedUntil, now)));
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.accountId, accountId), eq(mails.kind, 'match'), ne(mails.id, without), sentOrGoing));
  return rows.length;
}

/** Locks a mail that is due and that nobody is sending: the given one or the one that is due longest. Others get others. */
export async function lockDueMail(tx: Tx, now: Date, id?: string): Promise<Mail | undefined> {
  const [row] = await tx
    .select()
    .from(mails)
    .where(and(open, lte(mails.dueAt, now), or(isNull(mails.claimedUntil), lte(mails.claimedUntil, now)), id ? eq(mails.id, id) : undefined))
    .orderBy(asc(mails.dueAt), asc(mails.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

/** Marks a locked mail as being sent and counts the try. */
export async function claimMail(tx: Tx, mail: Mail, now: Date, until: Date): Promise<Mail> {
  const claim = { claimedUntil: until, attempts: mail.attempts + 1, firstTriedAt: mail.firstTriedAt ?? now };
  await tx.update(mails).set(claim).where(eq(mails.id, mail.id));
  return { ...mail, ...claim };
}

/** Goes on sending what this process claimed as `attempts`-th try. */
export async function prolongClaim(db: Tx, mail: Pick<Mail, 'id' | 'attempts'>, until: Date): Promise<void> {
  await db
    .update(mails)
    .set({ claimedUntil: until })
    .where(and(eq(mails.id, mail.id), eq(mails.attempts, mail.attempts), open));
}

/** Lets a mail wait until a moment. Does nothing when another process has claimed it since. */
export async function postponeMail(db: Tx, mail: Pick<Mail, 'id' | 'attempts'>, dueAt: Date, failure?: string): Promise<void> {
  await db
    .update(mails)
    .set({ dueAt, claimedUntil: null, ...(failure === undefined ? {} : { failure }) })
    .where(and(eq(mails.id, mail.id), eq(mails.attempts, mail.attempts), open));
}

/** How many mails are open, and when the first of them was or is due. */
export async function countWaiting(db: Tx): Promise<{ waiting: number; oldestDue: Date | undefined }> {
  const [row] = await db
    .select({ waiting: sql<number>`count(*)::int`, oldestDue: min(mails.dueAt) })
    .from(mails)
    .where(open);
  return { waiting: row?.waiting ?? 0, oldestDue: row?.oldestDue ?? undefined };
}

/** Takes away all mails of an account, sent or not. */
export async function deleteMailsOf(db: Tx, accountId: string): Promise<void> {
  await db.delete(mails).where(eq(mails.accountId, accountId));
}

export type MailEnd = { sentAt: Date } | { droppedAt: Date } | { givenUpAt: Date; failure: string };

/** Ends a mail; false when it had ended before. */
export async function endMail(db: Tx, id: string, end: MailEnd): Promise<boolean> {
  const ended = await db
    .update(mails)
    .set({ ...end, claimedUntil: null })
    .where(and(eq(mails.id, id), open))
    .returning({ id: mails.id });
  return ended.length > 0;
}
