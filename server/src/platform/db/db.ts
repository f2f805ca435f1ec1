import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { openConnectionPool } from './connection-pool.ts';
import { openDriverPool } from './driver-pool.ts';
import { databaseLimits, type DatabaseKind } from './limits.ts';
import { patientClient } from './patient-client.ts';
import { buildPlaces, type Places } from './places.ts';

export type Db = PostgresJsDatabase;
/** What a query needs: the database itself or a transaction of it. */
export type Tx = Pick<Db, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'>;
export type Sql = postgres.Sql;

export interface Database {
  db: Db;
  /** The driver itself, for LISTEN and for migrations: without the limits of `db`. */
  sql: Sql;
  /** How the connections of `db` are used. */
  places: Places;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. */
  max?: number;
  /** The name under which PostgreSQL shows the connections. */
  name?: string;
  /** Whose waiting it is, see ./limits.ts. */
  kind?: DatabaseKind;
  /** Told in seconds how long each statement and transaction waited for a connection. */
  onWait?: (seconds: number) => void;
}

/** Opens a pool to PostgreSQL. `max` connections; nothing is connected before the first query. */
export function openDatabase(url: string, { max = 10, name = 'handreich', kind = 'command', onWait }: DatabaseOptions = {}): Database {
  const limits = databaseLimits[kind];
  const pool = openConnectionPool(url, { max, name, limits });
  const places = buildPlaces(max, onWait);
  const own = openDriverPool(url, { max, name, limits: databaseLimits.command });
  return {
    db: drizzle(patientClient({ pool, places, ...limits })),
    sql: own.sql,
    places,
    close: async () => {
      await Promise.all([pool.close(), own.sql.end({ timeout: 5 })]);
    },
  };
}
