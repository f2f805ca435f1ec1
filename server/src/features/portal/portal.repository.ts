import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';

/** Asks the database for its shortest answer; throws what the driver throws when there is none. */
export async function pingDatabase(db: Tx): Promise<void> {
  await db.execute(sql`select 1`);
}
