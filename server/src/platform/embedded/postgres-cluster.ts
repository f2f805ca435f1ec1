import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from '../errors/start-problem.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { RunAs } from './postgres-user.ts';

const run = promisify(execFile);

/** Superuser and database of every embedded server. */
export const DATABASE_NAME = 'handreich';

/**
 * Whether `folder` holds a database that these binaries can open (true) or may be made new (false).
 * @throws StartProblem when it holds something else, an older or newer database, or belongs to another user
 */
export function inspectCluster(folder: string, major: number): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return false;
  const uid = process.getuid?.();
  if (uid !== undefined && uid !== 0 && stat.uid !== uid) {
    throw new StartProblem(
      `The database folder ${folder} belongs to user ${stat.uid}.`,
      'Start Handreich as that user or as root, or set DATA_DIR to another folder.',
    );
  }
  if (stat.isDirectory() && readdirSync(folder).length === 0) return false;
  const found = majorOf(folder);
  if (found === undefined) {
    throw new StartProblem(
      `The database folder ${folder} is damaged: it holds no PostgreSQL database.`,
      'Restore it from a backup, or move it away to begin with an empty database.',
    );
  }
  if (found !== String(major)) {
    throw new StartProblem(
      `The database folder ${folder} was made by PostgreSQL ${found}, and this is PostgreSQL ${major}.`,
      'Write a backup with the Handreich that made it, move the folder away and restore the backup here.',
    );
  }
  return true;
}

function majorOf(folder: string): string | undefined {
  try {
    return /^(\d+)(\.\d+)?\s*$/.exec(readFileSync(join(folder, 'PG_VERSION'), 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

interface ClusterOptions {
  folder: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
  password: string;
  /** False skips the flush to disk, for clusters that live for seconds. */
  sync: boolean;
}

/**
 * Makes the cluster beside its final place and moves it there when it is whole, so that an interrupted start
 * leaves nothing half made.
 * @throws StartProblem with initdb's own reason
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { folder, runAs } = options;
  removeLeftovers(folder);
  const fresh = mkdtempSync(`${folder}.new-`);
  const passwordFile = `${fresh}.password`;
  try {
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (runAs.user) for (const path of [fresh, passwordFile]) chownSync(path, runAs.user.uid, runAs.user.gid);
    await initialise({ ...options, folder: fresh }, passwordFile);
    renameSync(fresh, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}.new-`)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * Root collation of ICU: the same order everywhere, whatever the machine speaks. LC_CTYPE must know Unicode all the
 * same, because pg_trgm and parts of text search ask the C library what a letter is; not every system has C.UTF-8.
 */
async function initialise({ folder, binaries, runAs, sync }: ClusterOptions, passwordFile: string): Promise<void> {
  const program = join(binaries.folder, 'initdb');
  let reason = '';
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const call = runAs.wrap(program, [
      `--pgdata=${folder}`,
      `--username=${DATABASE_NAME}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=und',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--text-search-config=simple',
      '--data-checksums',
      ...(sync ? [] : ['--no-sync']),
    ]);
    try {
      await run(call.command, call.args, { uid: call.uid, gid: call.gid, cwd: '/', env: programEnvironment() });
      return;
    } catch (error) {
      reason = lastError((error as { stderr?: string }).stderr) ?? (error as Error).message;
      if (!reason.includes('invalid locale name')) break;
    }
  }
  throw new StartProblem(
    `The database cannot be made in ${dirname(folder)} (${reason}).`,
    'Set DATA_DIR to a folder with room that you may write to, or DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Nothing of the caller's PG* variables or language may change what the programs do. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C' };
}

function lastError(output = ''): string | undefined {
  return output
    .split('\n')
    .filter((line) => /error|fatal|cannot|could not/i.test(line))
    .at(0)
    ?.replace(/^.*?(error|FATAL|fatal): */, '')
    .trim();
}

/** Gives a cluster that was copied as root back to the user who runs it. */
export async function ownCluster(folder: string, runAs: RunAs): Promise<void> {
  if (!runAs.user || !existsSync(folder) || statSync(folder).uid === runAs.user.uid) return;
  await run('chown', ['-R', `${runAs.user.uid}:${runAs.user.gid}`, folder]);
}
