import { existsSync } from 'node:fs';
import { afterAll, beforeAll, inject } from 'vitest';
import { openDatabase } from '../src/platform/db/db.ts';
import { binariesIn, embeddedBinaries, startTemporaryPostgres, type TemporaryPostgres } from '../src/platform/embedded/index.ts';
import { databaseUrl, newDatabaseName, onServer } from './postgres-server.ts';

const DEBIAN_15 = '/usr/lib/postgresql/15/bin';

/** Where this is false the tests between two versions of PostgreSQL are skipped, which CI counts as failed. */
export const hasBothPostgres = existsSync(DEBIAN_15);

export interface TestServer {
  /** Its major version. */
  major: number;
  /** A new database without any table. */
  newDatabase(): Promise<string>;
}

/** The server of this run, and one of the other end of the versions that are supported: 15 beside 18, 18 beside 15. To be called once at the top of a file. */
export function useBothPostgres(): { own: TestServer; other: TestServer } {
  const own = {} as TestServer;
  const other = {} as TestServer;
  const names: string[] = [];
  let second: TemporaryPostgres | undefined;
  beforeAll(async () => {
    const { server } = inject('postgres');
    own.major = await majorOf(server);
    own.newDatabase = async () => {
      const name = newDatabaseName();
      names.push(name);
      await onServer(server, `create database ${name}`);
      return databaseUrl(server, name);
    };
    if (!hasBothPostgres) return;
    const started = await startTemporaryPostgres({ binaries: own.major === 15 ? embeddedBinaries() : binariesIn(DEBIAN_15) });
    second = started;
    other.major = await majorOf(started.url);
    other.newDatabase = async () => {
      const name = newDatabaseName();
      await onServer(started.url, `create database ${name}`);
      return databaseUrl(started.url, name);
    };
  });
  afterAll(async () => {
    await second?.stop();
    for (const name of names) await onServer(inject('postgres').server, `drop database if exists ${name} with (force)`);
  });
  return { own, other };
}

async function majorOf(url: string): Promise<number> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  const [row] = await sql`select current_setting('server_version_num')::int / 10000 as major`;
  await close();
  return Number(row!['major']);
}
