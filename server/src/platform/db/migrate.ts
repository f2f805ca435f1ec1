import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { openDatabase } from './db.ts';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../drizzle');
// Any number that nobody else on this database uses: two processes that start at once migrate one after the other.
const LOCK = 4_711_008;

/** Brings a database to the present schema; does nothing when it is there already. Safe to call from several processes at once. */
export async function migrateSchema(url: string): Promise<void> {
  const { db, sql, close } = openDatabase(url, { max: 1, name: 'handreich-migrate' });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await migrate(db, { migrationsFolder: folder, migrationsSchema: 'public', migrationsTable: 'schema_migrations' });
  } finally {
    await close();
  }
}
