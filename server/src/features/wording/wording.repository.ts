import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { accounts } from '../accounts/accounts.table.ts';
import type { Correcting, Spot } from './wording.policy.ts';
import { wordingChanges, wordings, wordingVersion, type Wording, type WordingChange } from './wording.table.ts';

/** With the name that its author chose to be shown under; null where there is none. */
export type Authored<Row> = Row & { authorName: string | null };

const at = (table: typeof wordings | typeof wordingChanges, { locale, key }: Spot): SQL => and(eq(table.locale, locale), eq(table.key, key))!;

/** Counts up with every change of any correction; 0 before the first. */
export async function readVersion(db: Tx): Promise<number> {
  const [row] = await db.select({ version: wordingVersion.version }).from(wordingVersion);
  return row?.version ?? 0;
}

/** Says that something has changed. Its row is locked from here on to the end of the transaction, so that versions are seen in their order. */
export async function raiseVersion(db: Tx): Promise<void> {
  await db
    .insert(wordingVersion)
    .values({ version: 1 })
    .onConflictDoUpdate({ target: wordingVersion.only, set: { version: sql`${wordingVersion.version} + 1` } });
}

/** All corrections: they are few. */
export async function allWordings(db: Tx): Promise<Wording[]> {
  return db.select().from(wordings).orderBy(asc(wordings.key), asc(wordings.locale));
}

export async function findWording(db: Tx, spot: Spot): Promise<Wording | undefined> {
  const [row] = await db.select().from(wordings).where(at(wordings, spot));
  return row;
}

/** The changes of one message, the last one first. */
export async function changesOf(db: Tx, spot: Spot, limit: number): Promise<Authored<WordingChange>[]> {
  const rows = await db
    .select({ change: wordingChanges, authorName: accounts.displayName })
    .from(wordingChanges)
    .leftJoin(accounts, eq(accounts.id, wordingChanges.accountId))
    .where(at(wordingChanges, spot))
    .orderBy(desc(wordingChanges.number))
    .limit(limit);
  return rows.map(({ change, authorName }) => ({ ...change, authorName }));
}

export async function findChange(db: Tx, spot: Spot, number: number): Promise<WordingChange | undefined> {
  const [row] = await db
    .select()
    .from(wordingChanges)
    .where(and(at(wordingChanges, spot), eq(wordingChanges.number, number)));
  return row;
}

export async function saveWording(db: Tx, { subject }: Correcting, row: Omit<Wording, 'locale' | 'key'>): Promise<void> {
  const { locale, key } = subject;
  await db
    .insert(wordings)
    .values({ locale, key, ...row })
    .onConflictDoUpdate({ target: [wordings.locale, wordings.key], set: row });
}

export async function deleteWording(db: Tx, { subject }: Correcting): Promise<void> {
  await db.delete(wordings).where(at(wordings, subject));
}

export async function insertChange(db: Tx, { subject }: Correcting, row: Omit<WordingChange, 'locale' | 'key'>): Promise<void> {
  const { locale, key } = subject;
  await db.insert(wordingChanges).values({ locale, key, ...row });
}

/** Somebody has left: what they changed stays, without them. */
export async function forgetAuthor(db: Tx, accountId: string): Promise<void> {
  await db.update(wordings).set({ accountId: null }).where(eq(wordings.accountId, accountId));
  await db.update(wordingChanges).set({ accountId: null }).where(eq(wordingChanges.accountId, accountId));
}

export async function changesBy(db: Tx, accountId: string): Promise<WordingChange[]> {
  return db.select().from(wordingChanges).where(eq(wordingChanges.accountId, accountId)).orderBy(asc(wordingChanges.at), asc(wordingChanges.id));
}
