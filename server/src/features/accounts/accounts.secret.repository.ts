import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { accounts, loginLinks } from './accounts.table.ts';

/** Tables whose rows hold a sealed address and its keyed hash, both made with the same secret. */
const tables = { accounts, login_links: loginLinks };
export type AddressTable = keyof typeof tables;

export interface SealedAddress {
  id: string;
  emailSealed: Buffer;
}

// Written as in the index, or it would not be used.
const sealedBy = (name: AddressTable) => sql<Uint8Array>`substring(${tables[name].emailSealed} from 2 for 4)`;

/** The secrets that addresses were sealed with: from one to the next along the index, however many rows there are. */
export async function secretsOf(db: Tx, name: AddressTable): Promise<string[]> {
  const table = tables[name];
  const key = sealedBy(name);
  const rows = await db.execute<{ key: string }>(sql`
    with recursive found(key) as (
      (select ${key} from ${table} where ${key} is not null order by 1 limit 1)
      union all
      select (select ${key} from ${table} where ${key} > found.key order by 1 limit 1) from found where found.key is not null
    )
    select encode(key, 'hex') as key from found where key is not null`);
  return rows.map(({ key: id }) => id);
}

export async function countBySecret(db: Tx, name: AddressTable): Promise<Map<string, number>> {
  const table = tables[name];
  const rows = await db
    .select({ key: sql<string>`encode(${sealedBy(name)}, 'hex')`, count: sql<number>`count(*)::int` })
    .from(table)
    .where(isNotNull(sealedBy(name)))
    .groupBy(sealedBy(name));
  return new Map(rows.map(({ key, count }) => [key, count]));
}

/** Addresses of one secret in the order of their ids, locked. What another process holds is passed over: waiting for it while holding others could block both. */
export async function lockAddresses(
  tx: Tx,
  name: AddressTable,
  { keyId, after, limit }: { keyId: string; after: string | undefined; limit: number },
): Promise<SealedAddress[]> {
  const table = tables[name];
  const rows = await tx
    .select({ id: table.id, emailSealed: table.emailSealed })
    .from(table)
    .where(and(sql`${sealedBy(name)} = decode(${keyId}, 'hex')`, after ? gt(table.id, after) : undefined))
    .orderBy(asc(table.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.flatMap(({ id, emailSealed }) => (emailSealed ? [{ id, emailSealed }] : []));
}

export async function writeAddress(tx: Tx, name: AddressTable, id: string, made: { emailHash: Buffer; emailSealed: Buffer }): Promise<void> {
  await tx.update(tables[name]).set(made).where(eq(tables[name].id, id));
}

/** Takes an address away that nobody can read any more: an account stays without one, a sign-in link goes. */
export async function forgetAddress(tx: Tx, name: AddressTable, id: string): Promise<void> {
  if (name === 'login_links') await tx.delete(loginLinks).where(eq(loginLinks.id, id));
  else await tx.update(accounts).set({ emailHash: null, emailSealed: null }).where(eq(accounts.id, id));
}

/** Accounts that have one of these hashes, by the hash in hexadecimal. */
export async function accountsByHash(tx: Tx, hashes: Buffer[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.select({ id: accounts.id, emailHash: accounts.emailHash }).from(accounts).where(inArray(accounts.emailHash, hashes));
  return new Map(rows.flatMap(({ id, emailHash }) => (emailHash ? [[emailHash.toString('hex'), id]] : [])));
}
