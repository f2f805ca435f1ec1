import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';
import { tryLock } from './file-lock.ts';

/**
 * Makes DATA_DIR when it is missing and returns its real path (links resolved).
 * As root it may be entered, not listed, by others: the database runs below it as another user.
 * @throws StartProblem when it can neither be made nor written to
 */
export function openDataDir(dataDir: string): string {
  try {
    makeFolder(resolve(dataDir), process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw new StartProblem(`The folder ${dataDir} cannot be used for data (${reasonOf(error)}).`, 'Set DATA_DIR to a folder that you may write to.', {
      cause: error,
    });
  }
}

/** Step by step, because Node's own `recursive` never returns where a folder exists that takes no others (/proc). */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

export interface DataDirClaim {
  /** Notes where the portal answers, for the sentence that a second start prints. */
  announce(address: string): void;
  release(): void;
}

/**
 * Claims DATA_DIR for this portal until `release()` or the end of the process.
 * @throws StartProblem while a living portal holds it
 */
export function claimDataDir(dataDir: string): DataDirClaim {
  const note = join(dataDir, 'portal.json');
  const lock = tryLock(join(dataDir, 'portal.lock'), 'alone');
  if (!lock) {
    throw new StartProblem(`Handreich already runs on the folder ${dataDir}${whereItRuns(note)}.`, 'Stop it first, or set DATA_DIR and PORT to others.');
  }
  const write = (address: string | null) => {
    writeFileSync(note, `${JSON.stringify({ pid: process.pid, address })}\n`, { mode: 0o600 });
  };
  write(null);
  return {
    announce: write,
    release() {
      rmSync(note, { force: true });
      lock.release();
    },
  };
}

function whereItRuns(note: string): string {
  try {
    const { pid, address } = JSON.parse(readFileSync(note, 'utf8')) as { pid: number; address: string | null };
    return address ? ` (process ${pid}, ${address})` : ` (process ${pid})`;
  } catch {
    return '';
  }
}
