import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from './processes.ts';

export interface RedisProcess {
  url: string;
  /** Forgets everything, as FLUSHALL does. */
  flush(): Promise<void>;
  /** How many keys it holds that fit a pattern. */
  count(pattern: string): Promise<number>;
  /** Ends it by SIGKILL and starts it again on the same port with what it had written down. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A real Redis on the loopback, set up as docker-compose.yml does: it writes everything down and throws nothing away. */
export async function startRedis(): Promise<RedisProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'handreich-redis-'));
  const port = await freePort();
  const options = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', '', '--dir', folder];
  let child: ChildProcess;
  const start = async () => {
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...options], { stdio: 'ignore' });
    await until('Redis', async () => ((await ask(port, 'PING').catch(() => '')).includes('PONG') ? true : undefined));
  };
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => void (await ask(port, 'FLUSHALL')),
    // The answer is a list; its first line says how long it is.
    count: async (pattern) => Number(/^\*(\d+)/.exec(await ask(port, `KEYS ${pattern}`))?.[1]),
    restart: async () => {
      await end();
      await start();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One command by the inline form of Redis's protocol, and its answer of one line. */
async function ask(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().trim();
  } finally {
    socket.destroy();
  }
}
