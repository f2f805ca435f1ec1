import { createRedisBackend, type BackendFactory, type RedisQueueBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { QueueStore } from './queue-store.ts';

/** All keys of the queue begin with it. */
export const REDIS_PREFIX = 'handreich';

// For whoever must not wait: a web process that looks, a relay that holds rows locked.
const COMMAND_MS = 3000;
const LAST_RECONNECT_MS = 5000;
const PROBE_KEPT_SECONDS = 60;

/** BullMQ in Redis or Valkey through ioredis. The address may hold a login and is never logged. */
export function redisStore(redisUrl: string): QueueStore {
  const connection: RedisOptions & { url: string } = {
    url: redisUrl,
    connectTimeout: COMMAND_MS,
  };
  const retryStrategy = (ended?: AbortSignal) => (times: number) => (ended?.aborted ? null : Math.min(LAST_RECONNECT_MS, 100 * 2 ** Math.min(times, 6)));
  const index = databaseOf(redisUrl);
  return {
    kind: 'redis',
    options: (user, _max, ended) => ({
      connection:
        user === 'worker'
          ? { ...connection, retryStrategy: retryStrategy(ended), maxRetriesPerRequest: null }
          : { ...connection, retryStrategy: retryStrategy(ended), maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: COMMAND_MS },
      prefix: REDIS_PREFIX,
      // BullMQ's own check ends in lines outside the log, and leaves a connection useless that breaks during it; `inspect` asks the same.
      skipVersionCheck: true,
    }),
    backend: createRedisBackend as unknown as BackendFactory,
    isOurs: ({ db }) => db === undefined || db === index,
    async probe({ backend }) {
      const client = await (backend as unknown as RedisQueueBackend).client;
      await client.set(`${REDIS_PREFIX}:probe`, 1, { EX: PROBE_KEPT_SECONDS });
    },
    inspect: () => inspectRedis(redisUrl),
  };
}

/** Connects once. Warns about a Redis that would throw jobs away when its memory is full (they come back late), or is too old. */
async function inspectRedis(redisUrl: string): Promise<string[]> {
  const redis = new Redis(redisUrl, { lazyConnect: true, connectTimeout: COMMAND_MS, commandTimeout: COMMAND_MS, retryStrategy: () => null });
  // The promise below tells the same.
  let reason: Error | undefined;
  redis.on('error', (error) => (reason = error));
  try {
    await redis.connect();
    const info = new Map((await redis.info()).split(/\r?\n/).map((line) => line.split(':', 2) as [string, string]));
    return adviceOn(info);
  } catch (error) {
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}

/** What a server's INFO says against keeping jobs in it. */
export function adviceOn(info: ReadonlyMap<string, string>): string[] {
  const policy = info.get('maxmemory_policy');
  const version = info.get('redis_version') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [
    ...(policy && policy !== 'noeviction' ? [`its maxmemory-policy is ${policy}: set it to noeviction, or it throws jobs away when its memory is full`] : []),
    ...(version && (major < 6 || (major === 6 && minor < 2)) ? [`its version is ${version}: 6.2 or later is needed`] : []),
  ];
}

const databaseOf = (redisUrl: string) => /^\d+$/.exec(new URL(redisUrl).pathname.slice(1))?.[0] ?? '0';
