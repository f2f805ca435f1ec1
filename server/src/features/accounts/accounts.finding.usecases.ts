import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { requireEmail } from './accounts.domain.ts';
import { findAccount, findAccountByEmail, insertAccount, markDemonstration } from './accounts.repository.ts';
import { accountOfEmail } from './accounts.signin.usecases.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'newId' | 'keys'> & { tx: Tx };

/** The id of the account of an address, made when there is none; `input.email` for what is no address. For the operator's command line. */
export async function obtainAccount({ tx, clock, newId, keys, email }: Deps & { email: string }): Promise<string> {
  return (await accountOfEmail({ tx, clock, newId, keys, email: requireEmail(email), locale: 'de' })).id;
}

/** The id of the account of an address, if there is one. */
export async function findAccountId({ db, keys, email }: { db: Tx; keys: FeatureDeps['keys']; email: string }): Promise<string | undefined> {
  return (await findAccountByEmail(db, keys.macs('email-lookup', requireEmail(email))))?.id;
}

/** Whether an account stands behind the demonstration. */
export async function isDemonstrationAccount({ db, accountId }: { db: Tx; accountId: string }): Promise<boolean> {
  return (await findAccount(db, accountId))?.demo ?? false;
}

/** An account of the demonstration. Without `email` nobody can sign in to it and no mail reaches it. */
export async function makeDemonstrationAccount({
  tx,
  clock,
  newId,
  keys,
  displayName,
  email,
}: Deps & { displayName: string | null; email?: string }): Promise<string> {
  if (email === undefined) {
    const bare = { emailHash: null, emailSealed: null, deletedAt: null };
    return (await insertAccount(tx, { ...bare, id: newId(), displayName, locale: 'de', createdAt: clock.now(), demo: true })).id;
  }
  const accountId = await obtainAccount({ tx, clock, newId, keys, email });
  await markDemonstration(tx, accountId);
  return accountId;
}
