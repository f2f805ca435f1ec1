import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import { one } from '../../platform/db/rows.ts';
import { forgetAnswersOf } from '../../platform/idempotency/once.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { mayChangeOwnAccount, requireAccount } from './accounts.policy.ts';
import { eraseAccount, findAccount, rolesOf, sessionsOf, updateAccount } from './accounts.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'keys'>;

/** What a person sees of their own account. */
export async function readMe({ db, keys, actor }: Deps & { actor: Actor }) {
  const { accountId, roles } = requireAccount(actor);
  const account = one([await findAccount(db, accountId)].filter((row) => row !== undefined));
  return {
    id: account.id,
    displayName: account.displayName,
    locale: account.locale,
    email: account.emailSealed ? keys.open('email-seal', account.emailSealed) : null,
    roles,
  };
}

export async function changeMe({ db, keys, actor, input }: Deps & { actor: Actor; input: { displayName?: string | null; locale?: string } }) {
  await updateAccount(db, mayChangeOwnAccount(actor), input);
  return readMe({ db, keys, actor });
}

/** Ends an account at once; what it left in other features follows by the event. */
export async function deleteMe({ db, keys, clock, publish, actor }: Deps & Pick<FeatureDeps, 'clock' | 'publish'> & { actor: Actor }): Promise<void> {
  const owned = mayChangeOwnAccount(actor);
  await db.transaction(async (tx) => {
    const account = await findAccount(tx, owned.subject.id);
    // Links that were asked for after a change of the secret have another hash than the account.
    const hashes =
      account?.emailHash && account.emailSealed ? [account.emailHash, ...keys.macs('email-lookup', keys.open('email-seal', account.emailSealed))] : [];
    await eraseAccount(tx, owned, hashes, clock.now());
    await forgetAnswersOf(tx, owned.subject.id);
    await publish(tx, { name: 'accounts.deleted', payload: { accountId: owned.subject.id } });
  });
}

/** Address and language of an account that is to get a mail; undefined when it is gone or has no address. Only the transport may ask. */
export async function readRecipient({
  db,
  keys,
  accountId,
}: {
  db: Tx;
  keys: FeatureDeps['keys'];
  accountId: string;
}): Promise<{ email: string; locale: string } | undefined> {
  const account = await findAccount(db, accountId);
  return account?.emailSealed ? { email: keys.open('email-seal', account.emailSealed), locale: account.locale } : undefined;
}

/** The account's part of what a person may take with them. */
export async function exportAccount({ db, keys, accountId }: Deps & { accountId: string }) {
  const account = await findAccount(db, accountId);
  if (!account) return null;
  const email = account.emailSealed ? keys.open('email-seal', account.emailSealed) : null;
  return {
    id: account.id,
    email,
    displayName: account.displayName,
    locale: account.locale,
    createdAt: account.createdAt,
    roles: await rolesOf(db, accountId),
    sessions: await sessionsOf(db, accountId),
  };
}
