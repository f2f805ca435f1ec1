import { createPostgresBackend, runMigrations, type BackendFactory } from 'bullmq';
import pg from 'pg';

/**
 * Where the queue keeps its jobs. Everything else about queues and workers is the same for every store,
 * so that another one (Redis) is another function here.
 */
export interface QueueStore {
  /** Settings of one connection; `max` bounds the pool where the store has pools. */
  connection(max: number): object;
  backend: BackendFactory;
}

const SCHEMA = 'bullmq';

/** BullMQ in the schema `bullmq` of the portal's own database. */
export function postgresStore(databaseUrl: string): QueueStore {
  return {
    connection: (max) => ({
      connectionString: databaseUrl,
      schema: SCHEMA,
      max,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 10_000,
      application_name: 'handreich-queue',
    }),
    // The factory's type names its own connection settings, which only this store hands to it.
    backend: createPostgresBackend as unknown as BackendFactory,
  };
}

/** Brings the queue's own tables to the version that BullMQ needs. Safe to call from several processes at once; does nothing when they are there. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: 'handreich-migrate' });
  // A connection that breaks between two queries must not end the process: the next query reports it.
  client.on('error', () => {});
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end().catch(() => {});
  }
}
