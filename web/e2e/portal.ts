import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './mailbox.ts';

const root = join(import.meta.dirname, '../..');

export interface RunningPortal {
  url: string;
  /** What it printed so far. */
  output(): string;
  /** Gives somebody a role by the operator's own command, while the portal runs. */
  grant(email: string, place: string, role?: 'moderator' | 'coordinator' | 'admin'): Promise<void>;
  /** Another command of the operator. */
  admin(...words: string[]): Promise<void>;
  /** A second web process over the same database, on a port of its own; it ends with the portal. Gives its address. */
  secondWeb(): Promise<string>;
  /** Ends its embedded database under it, as a crash would. */
  loseDatabase(): void;
  /** Ends it as Ctrl-C does and gives its exit code. */
  stop(): Promise<number | null>;
}

/** `npm start` itself, in a folder and on a port of its own, with mails going to `smtpUrl`. */
export async function startPortal(settings: Record<string, string>): Promise<RunningPortal> {
  const home = mkdtempSync(join(tmpdir(), 'handreich-e2e-'));
  // The database runs as another user, who must be able to enter.
  chmodSync(home, 0o755);
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: '',
    DATA_DIR: join(home, 'data'),
    PORT: String(port),
    MESSAGE_GROUPING_SECONDS: '0',
    QUIET_HOURS: 'off',
    RATE_LIMITS: 'off',
    ...settings,
  };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const seconds: ChildProcess[] = [];
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(
    'the portal',
    () => {
      if (child.exitCode !== null) throw new Error(`the portal ended:\n${output}`);
      return output.includes('Handreich is ready') || undefined;
    },
    150_000,
  );
  const admin = async (...words: string[]) => {
    // What `npm run admin` runs, without npm's own second each time.
    await promisify(execFile)(process.execPath, ['server/src/entry/admin.ts', ...words], { cwd: root, env });
  };
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    admin,
    grant: (email, place, role = 'moderator') => admin('grant', role, '--email', email, '--place', place),
    async secondWeb() {
      const [, , , databasePort = ''] = readFileSync(join(env.DATA_DIR, 'postgres/postmaster.pid'), 'utf8').split('\n');
      const password = readFileSync(join(env.DATA_DIR, 'postgres.password'), 'utf8').trim();
      const own = await freePort();
      const url = `http://localhost:${own}`;
      const database = `postgres://handreich:${password}@127.0.0.1:${databasePort}/handreich`;
      const second = spawn(process.execPath, ['server/src/entry/web.ts'], {
        cwd: root,
        env: { ...env, PORT: String(own), PUBLIC_URL: url, DATABASE_URL: database },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      seconds.push(second);
      for (const stream of [second.stdout, second.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      await until('the second web process', async () => {
        if (second.exitCode !== null) throw new Error(`the second web process ended:\n${output}`);
        return (await fetch(`${url}/api/health/live`).catch(() => undefined))?.ok || undefined;
      });
      return url;
    },
    loseDatabase() {
      const [pid = ''] = readFileSync(join(env.DATA_DIR, 'postgres/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGINT');
    },
    async stop() {
      for (const second of seconds.splice(0)) {
        if (second.exitCode !== null) continue;
        second.kill('SIGTERM');
        await once(second, 'exit');
      }
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(home, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
