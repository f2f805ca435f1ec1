/**
 * `npm run bench -- start`: what a stranger waits for. Clones the committed state into a temporary folder with an empty HOME and measures, in wall time,
 * `npm start` to the first page (installing and building included), the second start, and the memory of all its processes at rest.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { configVariables } from '../src/platform/config/variables.ts';

const SECOND_START_LIMIT_S = 3;
const REST_S = 15;
const SECOND_STARTS = 5;

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'handreich-bench-'));
chmodSync(folder, 0o755);
const checkout = join(folder, 'handreich');
const home = join(folder, 'home');
mkdirSync(home);

// npm keeps its settings; those of the portal and the programs that this checkout has installed do not.
const strangersEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !(name in configVariables) && !name.startsWith('npm_'))),
  HOME: home,
  PATH: process.env.PATH?.split(delimiter)
    .filter((part) => !part.startsWith(root))
    .join(delimiter),
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the clone and gives the seconds until its first page came. */
async function start(port: number): Promise<{ child: ChildProcess; seconds: number }> {
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd: checkout, env: { ...strangersEnvironment, PORT: String(port) }, stdio: 'ignore' });
  for (;;) {
    const page = await fetch(`http://localhost:${port}/de`).catch(() => undefined);
    if (page?.ok && (await page.text()).includes('</html>')) return { child, seconds: (performance.now() - begun) / 1000 };
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}

/** Proportional set size of a process and all below it, in megabytes. */
function memory(pid: number): number {
  const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return Number(pss ?? 0) / 1024 + (children === '' ? 0 : children.split(' ').reduce((sum, child) => sum + memory(Number(child)), 0));
}

try {
  execFileSync('git', ['clone', '--quiet', root, checkout]);
  const port = await freePort();
  const first = await start(port);
  await stop(first.child);
  const seconds: number[] = [];
  let [all, database] = [0, 0];
  for (let run = 0; run < SECOND_STARTS; run++) {
    const again = await start(port);
    seconds.push(again.seconds);
    if (run === SECOND_STARTS - 1) {
      await new Promise((resolve) => setTimeout(resolve, REST_S * 1000));
      const postmaster = Number(readFileSync(join(checkout, 'data/postgres/postmaster.pid'), 'utf8').split('\n', 1)[0]);
      // npm stays beside the portal for as long as it runs; the database runs beside both.
      database = memory(postmaster);
      all = memory(again.child.pid!) + database;
    }
    await stop(again.child);
  }
  seconds.sort((one, other) => one - other);
  const median = seconds[Math.floor(seconds.length / 2)]!;
  const row = (what: string, value: string, beside: string) => console.log(`${what.padEnd(46)} ${value.padStart(12)}   ${beside}`);
  row('first start in a fresh clone, to the first page', `${first.seconds.toFixed(1)} s`, 'installing and building included');
  row(
    `second start, to the first page, median of ${SECOND_STARTS}`,
    `${median.toFixed(2)} s`,
    `${(median / SECOND_START_LIMIT_S).toFixed(2)} of the limit of ${SECOND_START_LIMIT_S} s (${seconds[0]!.toFixed(2)}–${seconds.at(-1)!.toFixed(2)})`,
  );
  row(
    `memory ${REST_S} s after it (proportional set size)`,
    `${all.toFixed(0)} MB`,
    `npm, portal and database together; of it the database ${database.toFixed(0)} MB`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
