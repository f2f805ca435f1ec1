import type { Config } from '../config/config.ts';
import { postgresStore } from './postgres-store.ts';
import type { QueueStore } from './queue-store.ts';
import { redisStore } from './redis-store.ts';

/** Redis (or Valkey) as soon as REDIS_URL is set, else the portal's own database. */
export function chooseStore({ redisUrl }: Pick<Config, 'redisUrl'>, databaseUrl: string): QueueStore {
  return redisUrl ? redisStore(redisUrl) : postgresStore(databaseUrl);
}
