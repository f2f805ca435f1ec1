import { sql } from 'drizzle-orm';
import type { Tx } from '../../../src/platform/db/db.ts';

/** What may differ between before and after a refusal, because it counts refusals or keeps answers: named here one by one. */
const counters = new Set<string>([]);

/** One line for each table that the portal keeps anything in; two moments are the same when their lines are. */
export async function checksum(db: Tx): Promise<string[]> {
  const tables = (await db.execute(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`)) as unknown as { name: string }[];
  const parts = tables
    .filter(({ name }) => !counters.has(name))
    .map(({ name }) => `select '${name} ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), 'empty') as line from "${name}" t`);
  const lines = (await db.execute(sql.raw(parts.join(' union all ')))) as unknown as { line: string }[];
  return lines.map(({ line }) => line);
}
