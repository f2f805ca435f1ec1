import type { Config } from '../platform/config/config.ts';
import { withEmbeddedPostgres } from '../platform/embedded/index.ts';

/** Runs `work` with the configured database, or with the embedded one: that of the running portal, or started for the moment. */
export async function withDatabase<T>(config: Pick<Config, 'databaseUrl' | 'dataDir'>, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  return config.databaseUrl ? work(config.databaseUrl) : withEmbeddedPostgres({ dataDir: config.dataDir }, work);
}
