import postgres from 'postgres';
import { DATABASE_NAME } from './postgres-cluster.ts';

export function databaseUrl(port: number, password: string, database = DATABASE_NAME): string {
  return `postgres://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${database}`;
}

const NO_SUCH_DATABASE = '3D000';

/** Connects once and makes Handreich's own database when the cluster is new; rejects when the server does not answer. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  try {
    await ask(databaseUrl(port, password), 'SELECT 1');
  } catch (error) {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error;
    await ask(databaseUrl(port, password, 'postgres'), `CREATE DATABASE ${DATABASE_NAME}`);
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
