import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { createCluster } from './postgres-cluster.ts';
import { databaseUrl, ensureDatabase } from './postgres-connection.ts';
import { launchServer } from './postgres-server.ts';
import { serverSettings } from './postgres-settings.ts';
import { chooseUser } from './postgres-user.ts';

export interface TemporaryPostgres {
  /** The empty database `handreich`; its user may create others. */
  url: string;
  stop(): Promise<void>;
}

/**
 * A private PostgreSQL in the system's temporary folder, with fsync off, for tests and rankings. However this process
 * ends, kill -9 too, the server ends and the folder goes: a small shell waits for the end of the pipe that it shares
 * with this process and tidies up.
 * @throws StartProblem as the durable server does
 */
export async function startTemporaryPostgres(options: { binaries?: PostgresBinaries } = {}): Promise<TemporaryPostgres> {
  const binaries = options.binaries ?? embeddedBinaries();
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'handreich-postgres-')));
  const caretaker = startCaretaker(home);
  try {
    const runAs = chooseUser({ ownedLike: [], paths: [tmpdir(), binaries.folder] });
    if (runAs.user) chownSync(home, runAs.user.uid, runAs.user.gid);
    const folder = join(home, 'data');
    const password = 'temporary';
    await createCluster({ folder, binaries, runAs, password, sync: false });
    const server = await launchServer({
      folder,
      binaries,
      runAs,
      settings: serverSettings('temporary', binaries.major),
      logFile: join(home, 'postgres.log'),
      onSpawn: caretaker.watch,
    });
    await ensureDatabase(server.port, password);
    return { url: databaseUrl(server.port, password), stop: caretaker.finish };
  } catch (error) {
    await caretaker.finish();
    throw error;
  }
}

// Lines are process ids to end; the end of input is the end of the owner. Nothing here is worth a clean shutdown.
const SCRIPT = `
pid=
while read -r line; do pid=$line; done
[ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null
tries=0
# A process that nobody collects stays visible to kill -0; the server's own note goes when it ends.
while [ -e "$1/data/postmaster.pid" ] && kill -0 "$pid" 2>/dev/null; do
  tries=$((tries + 1))
  [ "$tries" -gt 100 ] && kill -KILL "$pid" && break
  sleep 0.05
done
rm -rf -- "$1"
`;

function startCaretaker(home: string): { watch(pid: number): void; finish(): Promise<void> } {
  const shell = spawn('sh', ['-c', SCRIPT, 'sh', home], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  const ended = new Promise<void>((resolve) => shell.once('close', () => resolve()));
  shell.unref();
  shell.stdin.on('error', () => {});
  (shell.stdin as unknown as { unref?: () => void }).unref?.();
  return {
    watch: (pid) => void shell.stdin.write(`${pid}\n`),
    finish() {
      shell.stdin.end();
      shell.ref();
      return ended;
    },
  };
}
