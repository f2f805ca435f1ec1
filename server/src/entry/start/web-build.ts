import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { waitForLock } from '../../platform/embedded/index.ts';
import { reasonOf, StartProblem } from '../../platform/errors/start-problem.ts';

/** Whatever changes what `npm run build -w web` makes, below the project's root. */
const INPUTS = ['web/src', 'web/static', 'web/tools', 'web/package.json', 'web/tsconfig.json', 'messages', 'package-lock.json'];
const ENTRY = 'web/build/handler.js';
const BUILD_LIMIT_MS = 300_000;
const STAMP = 'web/build/inputs.sha256';

/** Whether the pages were built from other files than those that lie there now. Compares contents: a checkout changes times. */
export function isWebStale(root: string): boolean {
  if (!existsSync(join(root, ENTRY))) return true;
  // A shipped build without its sources is what it is.
  if (!existsSync(join(root, 'web/src'))) return false;
  return readStamp(root) !== hashInputs(root);
}

/** Builds the pages when they are stale; two starts from one folder build them once. `run` surrounds the build. */
export async function bringWebUpToDate(root: string, signal: AbortSignal, run: (build: () => Promise<void>) => Promise<void>): Promise<void> {
  if (!isWebStale(root)) return;
  const folder = join(root, 'web/.svelte-kit');
  mkdirSync(folder, { recursive: true });
  const lock = await waitForLock(join(folder, 'build.lock'), 'alone', BUILD_LIMIT_MS);
  if (!lock) throw new StartProblem('Another start has been building the pages for minutes.', 'Stop it and start again.');
  try {
    if (isWebStale(root)) await run(() => buildWeb(root, signal));
  } finally {
    lock.release();
  }
}

/**
 * Builds the pages, showing the builder's own output.
 * @throws StartProblem when the build fails; its output has said why
 */
export async function buildWeb(root: string, signal: AbortSignal): Promise<void> {
  // Of the files as they are before the build: what is edited meanwhile makes the next start build again.
  const hash = hashInputs(root);
  await runBuild(root, signal);
  const file = join(root, STAMP);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${hash}\n`);
}

function readStamp(root: string): string | undefined {
  try {
    return readFileSync(join(root, STAMP), 'utf8').trim();
  } catch {
    return undefined;
  }
}

export function hashInputs(root: string): string {
  const hash = createHash('sha256');
  const settings = readdirSync(join(root, 'web'))
    .filter((name) => /\.(ts|js)$/.test(name))
    .sort();
  for (const path of [...INPUTS, ...settings.map((name) => `web/${name}`)]) {
    for (const file of filesBelow(join(root, path))) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function runBuild(root: string, signal: AbortSignal): Promise<void> {
  const npm = process.env['npm_execpath'] ?? '';
  const [command, first] = npm.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const failed = (reason: string) =>
      reject(new StartProblem(`The pages could not be built (${reason}).`, 'Correct what the lines above name and start again.'));
    const child = spawn(command, [...first, 'run', 'build', '--silent', '--workspace', 'web', '--', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
      killSignal: 'SIGTERM',
    });
    child.once('error', (error) => failed(reasonOf(error)));
    child.once('exit', (code, by) => (code === 0 ? resolve() : failed(by ? `ended by ${by}` : `the builder ended with code ${code}`)));
  });
}
