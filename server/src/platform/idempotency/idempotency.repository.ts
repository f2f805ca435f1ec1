import { and, eq, lte } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { deleteInBatches } from '../db/delete-in-batches.ts';
import { onceAnswers } from './idempotency.table.ts';

export type StoredAnswer = typeof onceAnswers.$inferSelect;
export type Claim = Pick<StoredAnswer, 'scope' | 'keyHash' | 'fingerprint' | 'expiresAt'>;

const same = ({ scope, keyHash }: Pick<Claim, 'scope' | 'keyHash'>) => and(eq(onceAnswers.scope, scope), eq(onceAnswers.keyHash, keyHash));

/**
 * Takes a key for the transaction at hand, or gives what was answered to whoever had it before. While another transaction holds the key this waits
 * for its end. A row that has expired counts as none.
 */
export async function claimKey(tx: Tx, claim: Claim, now: Date): Promise<StoredAnswer | undefined> {
  for (;;) {
    const taken = await tx
      .insert(onceAnswers)
      .values(claim)
      .onConflictDoUpdate({
        target: [onceAnswers.scope, onceAnswers.keyHash],
        set: { fingerprint: claim.fingerprint, expiresAt: claim.expiresAt, status: null, answer: null },
        setWhere: lte(onceAnswers.expiresAt, now),
      })
      .returning({ scope: onceAnswers.scope });
    if (taken.length > 0) return undefined;
    const [stored] = await tx.select().from(onceAnswers).where(same(claim));
    if (stored) return stored;
    // It was there and has been taken away meanwhile: then the key is free.
  }
}

export async function storeAnswer(tx: Tx, claim: Claim, answered: { status: number; answer: Buffer }): Promise<void> {
  await tx.update(onceAnswers).set(answered).where(same(claim));
}

export async function releaseKey(tx: Tx, claim: Claim): Promise<void> {
  await tx.delete(onceAnswers).where(same(claim));
}

/** Takes away answers that have expired. */
export async function deleteExpired(db: Tx, now: Date): Promise<void> {
  await deleteInBatches(db, onceAnswers, lte(onceAnswers.expiresAt, now));
}

/** Takes away everything that was answered to an account. */
export async function deleteAnswersOf(db: Tx, scope: string): Promise<void> {
  await db.delete(onceAnswers).where(eq(onceAnswers.scope, scope));
}
