import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../src/app/prepare-database.ts';
import { binariesIn, startTemporaryPostgres } from '../src/platform/embedded/index.ts';
import { databaseUrl, newDatabaseName, onServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { server: string; template: string };
  }
}

/**
 * One PostgreSQL for the whole run with one prepared template: the embedded one, or a temporary server of the programs in `TEST_POSTGRES`
 * (`npm run test:postgres15`). `TEST_DATABASE_URL` names a server that runs already.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: given, TEST_POSTGRES: programs } = process.env;
  const { url: server, stop } = given ? { url: given, stop: async () => {} } : await startTemporaryPostgres(programs ? { binaries: binariesIn(programs) } : {});
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
