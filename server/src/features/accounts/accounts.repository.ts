import { and, asc, desc, eq, inArray, isNull, sql, gt } from 'drizzle-orm';
import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Role, RoleGrant } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import { lockForTransaction } from '../../platform/db/locks.ts';
import { accounts, loginLinks, roleGrants, sessions, type Account, type LoginLink, type Session } from './accounts.table.ts';

export async function findAccount(db: Tx, id: string): Promise<Account | undefined> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
  return account;
}

/** By any of the hashes an address has under the secrets at hand. */
export async function findAccountByEmail(db: Tx, hashes: Buffer[]): Promise<Account | undefined> {
  const [account] = await db.select().from(accounts).where(inArray(accounts.emailHash, hashes)).orderBy(asc(accounts.createdAt), asc(accounts.id)).limit(1);
  return account;
}

/**
 * Keeps every other process from making an account of the same address until this transaction is over, also one whose newest secret is another:
 * the unique key knows only equal hashes. Always in the same order, so that two wait for each other instead of blocking each other.
 */
export async function lockAddress(tx: Tx, hashes: Buffer[]): Promise<void> {
  for (const hash of hashes.map((bytes) => bytes.toString('hex')).sort()) await lockForTransaction(tx, 'account-of-address', hash);
}

/** Makes an account; when another request has just made it, gives that one. */
export async function insertAccount(db: Tx, row: Omit<Account, 'demo'> & { demo?: boolean }): Promise<Account> {
  const [made] = await db.insert(accounts).values(row).onConflictDoNothing().returning();
  const account = made ?? (row.emailHash ? await findAccountByEmail(db, [row.emailHash]) : undefined);
  if (!account) throw new Error('an account could neither be made nor found');
  return account;
}

export async function updateAccount(
  db: Tx,
  owned: Authorized<'account.change', { id: string }>,
  change: Partial<Pick<Account, 'displayName' | 'locale'>>,
): Promise<void> {
  if (Object.keys(change).length > 0) await db.update(accounts).set(change).where(eq(accounts.id, owned.subject.id));
}

/** Takes address and name from an account, ends all its sessions and roles, and takes away the sign-in links of its address, which has these hashes. */
export async function eraseAccount(db: Tx, owned: Authorized<'account.change', { id: string }>, hashes: Buffer[], now: Date): Promise<void> {
  const id = owned.subject.id;
  if (hashes.length > 0) await db.delete(loginLinks).where(inArray(loginLinks.emailHash, hashes));
  await db.update(accounts).set({ emailHash: null, emailSealed: null, displayName: null, deletedAt: now }).where(eq(accounts.id, id));
  await db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.accountId, id), isNull(sessions.endedAt)));
  await db.delete(roleGrants).where(eq(roleGrants.accountId, id));
}

export async function insertLoginLink(db: Tx, row: LoginLink): Promise<void> {
  await db.insert(loginLinks).values(row);
}

export async function findLoginLink(db: Tx, id: string): Promise<LoginLink | undefined> {
  const [link] = await db.select().from(loginLinks).where(eq(loginLinks.id, id));
  return link;
}

/** The links of an address whose code may still be typed, newest first, locked against a second try at the same moment. */
export async function lockOpenLinks(db: Tx, hashes: Buffer[], now: Date, limit: number): Promise<LoginLink[]> {
  return (
    db
      .select()
      .from(loginLinks)
      .where(and(inArray(loginLinks.emailHash, hashes), isNull(loginLinks.usedAt), sql`${loginLinks.expiresAt} > ${now.toISOString()}`))
      // Always in the same order: two tries at once wait for each other instead of blocking each other.
      .orderBy(desc(loginLinks.createdAt), desc(loginLinks.id))
      .limit(limit)
      .for('update')
  );
}

/** How many wrong codes were typed for an address since a moment, over all its links. */
export async function countWrongCodes(db: Tx, hashes: Buffer[], since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`coalesce(sum(${loginLinks.wrongCodes}), 0)::int` })
    .from(loginLinks)
    .where(and(inArray(loginLinks.emailHash, hashes), gt(loginLinks.createdAt, since)));
  return row?.count ?? 0;
}

/** Marks a link used; false when somebody else was first. */
export async function useLoginLink(db: Tx, id: string, now: Date): Promise<boolean> {
  const used = await db
    .update(loginLinks)
    .set({ usedAt: now })
    .where(and(eq(loginLinks.id, id), isNull(loginLinks.usedAt)))
    .returning({ id: loginLinks.id });
  return used.length === 1;
}

export async function countWrongCode(db: Tx, ids: string[]): Promise<void> {
  await db
    .update(loginLinks)
    .set({ wrongCodes: sql`${loginLinks.wrongCodes} + 1` })
    .where(inArray(loginLinks.id, ids));
}

export async function insertSession(db: Tx, row: Session): Promise<void> {
  await db.insert(sessions).values(row);
}

export async function lockSession(db: Tx, id: string): Promise<Session | undefined> {
  const [session] = await db.select().from(sessions).where(eq(sessions.id, id)).for('update');
  return session;
}

export async function rotateSession(db: Tx, id: string, generation: number, now: Date, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ generation, rotatedAt: now, expiresAt }).where(eq(sessions.id, id));
}

export async function endSession(db: Tx, allowed: Authorized<'session.end', { id: string }>, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, allowed.subject.id), isNull(sessions.endedAt)));
}

/** All sessions of an account, the first one first. */
export async function sessionsOf(db: Tx, accountId: string): Promise<Pick<Session, 'createdAt' | 'expiresAt' | 'endedAt'>[]> {
  return db
    .select({ createdAt: sessions.createdAt, expiresAt: sessions.expiresAt, endedAt: sessions.endedAt })
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
    .orderBy(asc(sessions.createdAt), asc(sessions.id));
}

export interface LiveSession {
  accountId: string;
  locale: string;
  roles: RoleGrant[];
}

/** Who a session belongs to and what they may do, or nothing when session or account has ended. One query: it runs on every call. */
export async function findLiveSession(db: Tx, id: string, now: Date): Promise<LiveSession | undefined> {
  const rows = await db
    .select({ accountId: accounts.id, locale: accounts.locale, role: roleGrants.role, place: roleGrants.place })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), isNull(accounts.deletedAt)))
    .leftJoin(roleGrants, eq(roleGrants.accountId, accounts.id))
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt), sql`${sessions.expiresAt} > ${now.toISOString()}`));
  const [first] = rows;
  if (!first) return undefined;
  return { accountId: first.accountId, locale: first.locale, roles: rows.flatMap(({ role, place }) => (role && place ? [{ role, place }] : [])) };
}

export async function rolesOf(db: Tx, accountId: string): Promise<RoleGrant[]> {
  return db
    .select({ role: roleGrants.role, place: roleGrants.place })
    .from(roleGrants)
    .where(eq(roleGrants.accountId, accountId))
    .orderBy(asc(roleGrants.role), asc(roleGrants.place));
}

export async function insertRole(db: Tx, row: { accountId: string; role: Role; place: string; grantedAt: Date }): Promise<boolean> {
  return (await db.insert(roleGrants).values(row).onConflictDoNothing().returning()).length === 1;
}

export async function deleteRole(db: Tx, row: { accountId: string; role: Role; place: string }): Promise<boolean> {
  const gone = await db
    .delete(roleGrants)
    .where(and(eq(roleGrants.accountId, row.accountId), eq(roleGrants.role, row.role), eq(roleGrants.place, row.place)))
    .returning();
  return gone.length === 1;
}

export async function allRoles(db: Tx): Promise<{ accountId: string; emailSealed: Buffer | null; role: Role; place: string; grantedAt: Date }[]> {
  return db
    .select({ accountId: accounts.id, emailSealed: accounts.emailSealed, role: roleGrants.role, place: roleGrants.place, grantedAt: roleGrants.grantedAt })
    .from(roleGrants)
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .orderBy(asc(roleGrants.place), asc(roleGrants.role));
}

/** Says of an account that it stands behind the demonstration. */
export async function markDemonstration(db: Tx, id: string): Promise<void> {
  await db.update(accounts).set({ demo: true }).where(eq(accounts.id, id));
}
