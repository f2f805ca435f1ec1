import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { one } from '../../platform/db/rows.ts';
import { listings } from '../listings/listings.table.ts';
import { organisations } from '../organisations/organisations.table.ts';

/** Asks the database for its shortest answer; throws what the driver throws when there is none. */
export async function pingDatabase(db: Tx): Promise<void> {
  await db.execute(sql`select 1`);
}

/** Whether there is a listing or an organisation that was made up; the first is found along an index of such. */
export async function holdsDemonstration(db: Tx): Promise<boolean> {
  const found = sql<boolean>`exists (select from ${listings} where ${listings.demo}) or exists (select from ${organisations} where ${organisations.demo})`;
  return one(await db.select({ found }).from(sql`(select 1) as nothing`)).found;
}
