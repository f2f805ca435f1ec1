import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../src/app/prepare-database.ts';
import { startTemporaryPostgres } from '../src/platform/embedded/temporary-postgres.ts';
import { databaseUrl, newDatabaseName, onServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { server: string; template: string };
  }
}

/** One PostgreSQL for the whole run with one prepared template. `TEST_DATABASE_URL` names a server to use instead of a temporary one. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const { url: server, stop } = given ? { url: given, stop: async () => {} } : await startTemporaryPostgres();
  const template = newDatabaseName();
  try {
    await onServer(server, `create database ${template}`);
    await prepareDatabase({ databaseUrl: databaseUrl(server, template) });
  } catch (problem) {
    await stop();
    throw problem;
  }
  provide('postgres', { server, template });
  return async () => {
    if (given) await onServer(server, `drop database if exists ${template} with (force)`);
    await stop();
  };
}
