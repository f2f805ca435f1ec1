import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';

/** A real redis-server of this file alone, on a port of its own. It keeps nothing: whenever it starts, it is empty. */
export interface TestRedis {
  url: string;
  port: number;
  start(): Promise<void>;
  /** Ends it the hardest way (kill -9). */
  kill(): Promise<void>;
  /** Stops answering without closing connections, as behind a broken network, until `thaw`. */
  freeze(): void;
  thaw(): void;
  flush(): Promise<void>;
  /** Asks it something over a connection of its own. */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
}

// The shell outlives a killed test by as long as it takes to see the end of its input, and takes the server along.
const GUARD = 'redis-server "$@" >&2 & server=$!; echo $server; cat > /dev/null; kill -9 $server 2> /dev/null; wait $server';

/** To be called once in a file or a `describe`; the server runs from the first `beforeAll` after it on and goes with it. */
export function useTestRedis(settings: string[] = []): TestRedis {
  let dir = '';
  let guard: ChildProcess | undefined;
  let pid = 0;
  const password = settings[settings.indexOf('--requirepass') + 1 || settings.length];

  const redis: TestRedis = {
    url: '',
    port: 0,
    async start() {
      const options = ['--port', String(redis.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir, '--loglevel', 'warning'];
      guard = spawn('sh', ['-c', GUARD, 'redis', ...options, ...settings], { stdio: ['pipe', 'pipe', 'ignore'] });
      const [line] = (await once(guard.stdout!, 'data')) as [Buffer];
      pid = Number(line.toString());
      for (let tries = 0; ; tries += 1) {
        try {
          await redis.ask((client) => client.ping());
          return;
        } catch (error) {
          if (tries > 100) throw error;
          await sleep(50);
        }
      }
    },
    async kill() {
      const ended = guard && once(guard, 'exit');
      if (pid) process.kill(pid, 'SIGKILL');
      guard?.stdin?.end();
      await ended;
      guard = undefined;
      pid = 0;
    },
    freeze: () => void process.kill(pid, 'SIGSTOP'),
    thaw: () => void process.kill(pid, 'SIGCONT'),
    flush: async () => void (await redis.ask((client) => client.flushall())),
    async ask(work) {
      const client = new Redis(redis.url, { password, lazyConnect: true, retryStrategy: () => null });
      client.on('error', () => {});
      try {
        await client.connect();
        return await work(client);
      } finally {
        client.disconnect();
      }
    },
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'handreich-redis-'));
    redis.port = await freePort();
    redis.url = `redis://127.0.0.1:${redis.port}`;
    await redis.start();
  });
  afterAll(async () => {
    if (pid) await redis.kill();
    rmSync(dir, { recursive: true, force: true });
  });
  return redis;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
