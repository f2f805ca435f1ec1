import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { LeftRow, SealedRows } from '../../platform/crypto/sealed-rows.ts';
import type { Tx } from '../../platform/db/db.ts';
import {
  accountsByHash,
  countBySecret,
  forgetAddress,
  lockAddresses,
  secretsOf,
  writeAddress,
  type AddressTable,
  type SealedAddress,
} from './accounts.secret.repository.ts';

interface Renewed {
  id: string;
  emailHash: Buffer;
  emailSealed: Buffer;
}

/** The same address under the newest secret; undefined when no secret opens it. */
function renewAddress(keys: Keyring, { id, emailSealed }: SealedAddress): Renewed | undefined {
  try {
    const email = keys.open('email-seal', emailSealed);
    return { id, emailHash: keys.mac('email-lookup', email), emailSealed: keys.seal('email-seal', email) };
  } catch {
    return undefined;
  }
}

/** Addresses of one table: sealed anew, and their hashes with them, so that looking up by either secret finds each at every moment. */
const addresses = (table: AddressTable, unique: boolean): SealedRows => ({
  table,
  keyIds: (db) => secretsOf(db, table),
  countByKey: (db) => countBySecret(db, table),
  async renew(tx, keys, batch) {
    const rows = await lockAddresses(tx, table, batch);
    const renewed = rows.map((row) => renewAddress(keys, row));
    const owners = unique
      ? await accountsByHash(
          tx,
          renewed.flatMap((row) => (row ? [row.emailHash] : [])),
        )
      : new Map<string, string>();
    const left: LeftRow[] = [];
    for (const [index, row] of renewed.entries()) {
      const owner = row && owners.get(row.emailHash.toString('hex'));
      const { id } = rows[index]!;
      if (!row && batch.forget) await forgetAddress(tx, table, id);
      if (!row) left.push({ id, reason: batch.forget ? 'its address is forgotten' : 'no secret at hand opens its address' });
      else if (owner) left.push({ id, reason: `account ${owner} has the same address under the newest secret` });
      else await write(tx, table, row);
    }
    return { last: rows.at(-1)?.id, done: rows.length - left.length, left };
  },
});

const write = (tx: Tx, table: AddressTable, { id, ...made }: Renewed) => writeAddress(tx, table, id, made);

/** What of this feature a change of SECRET makes anew. */
export const sealedAddresses: SealedRows[] = [addresses('accounts', true), addresses('login_links', false)];
