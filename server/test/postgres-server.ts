import { randomBytes } from 'node:crypto';
import { openDatabase } from '../src/platform/db/db.ts';

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** A name that no other run on the same server uses; `handreich_test_` is what the clean-up looks for. */
export const newDatabaseName = () => `handreich_test_${randomBytes(8).toString('hex')}`;

/** Runs statements that stand outside of any transaction, such as CREATE DATABASE. */
export async function onServer(server: string, ...statements: string[]): Promise<void> {
  const { sql, close } = openDatabase(server, { max: 1, name: 'handreich-test-admin' });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await close();
  }
}
