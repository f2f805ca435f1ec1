import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { guardTransactions } from './guard-transactions.ts';

export type Db = PostgresJsDatabase;
/** What a query needs: the database itself or a transaction of it. */
export type Tx = Pick<Db, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'>;
export type Sql = postgres.Sql;

export interface Database {
  db: Db;
  sql: Sql;
  close(): Promise<void>;
}

/** Opens a pool to PostgreSQL. `max` connections; nothing is connected before the first query. */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const sql = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: options.name ?? 'handreich' },
  });
  return { db: drizzle(guardTransactions(sql)), sql, close: () => sql.end({ timeout: 5 }) };
}
