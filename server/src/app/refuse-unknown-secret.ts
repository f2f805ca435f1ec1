import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Db } from '../platform/db/db.ts';
import { StartProblem } from '../platform/errors/start-problem.ts';
import type { Feature } from '../platform/feature.ts';

/**
 * Keeps a portal from running over a database that was sealed with a secret which is not at hand: it could reach nobody, and would take
 * people whom it knows for new ones. Looks along an index only.
 * @throws StartProblem that names the ids of secrets, never a secret
 */
export async function refuseUnknownSecret({ db, keys, features }: { db: Db; keys: Keyring; features: Pick<Feature, 'sealed'>[] }): Promise<void> {
  const rows = features.flatMap(({ sealed = [] }) => sealed);
  const used = new Set((await Promise.all(rows.map(({ keyIds }) => keyIds(db)))).flat());
  const unknown = [...used].filter((keyId) => !keys.keyIds.includes(keyId));
  if (unknown.length === 0) return;
  throw new StartProblem(
    `Addresses in this database are sealed with the secret ${named(unknown)}, and at hand is only ${named(keys.keyIds)}.`,
    'List the missing one in SECRET too (`new,old`), or bring back the file `secret` of DATA_DIR; docs/operations.md, "Keys", says more.',
  );
}

const named = (ids: readonly string[]) => [...ids].sort().join(' and ');
