import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
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
  /** Makes somebody a moderator by the operator's own command, while the portal runs. */
  grant(email: string, place: string): Promise<void>;
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
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    async grant(email, place) {
      await promisify(execFile)('npm', ['run', '-s', 'admin', '--', 'grant', 'moderator', '--email', email, '--place', place], { cwd: root, env });
    },
    async stop() {
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
