import { createPostgresBackend, runMigrations, type BackendFactory } from 'bullmq';
import pg from 'pg';
import type { QueueStore } from './queue-store.ts';

const SCHEMA = 'bullmq';

/** BullMQ in the schema `bullmq` of the portal's own database. */
export function postgresStore(databaseUrl: string): QueueStore {
  return {
    kind: 'postgres',
    options: (user, max) => ({
      connection: {
        connectionString: databaseUrl,
        schema: SCHEMA,
        max,
        idleTimeoutMillis: 60_000,
        connectionTimeoutMillis: 10_000,
        application_name: `handreich-queue-${user}`,
      },
    }),
    // The factory's type names its own connection settings, which only this store hands to it.
    backend: createPostgresBackend as unknown as BackendFactory,
    // PostgreSQL lists the connections of this database alone.
    isOurs: () => true,
    // Whether it can be written to is the database's own matter.
    probe: async () => {},
    inspect: async () => [],
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
