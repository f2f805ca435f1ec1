import { accessSync, constants, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';

/** A lock that the operating system holds for this process and drops when the process ends, however it ends. */
export interface FileLock {
  release(): void;
}

export type LockMode = 'alone' | 'shared';

const SQLITE_BUSY = 5;

/**
 * Takes a lock on `file` (made when missing, stays empty) or returns undefined while another holder is in the way.
 * Node has no flock, so the lock is that of an SQLite transaction: unlike a file with a process id in it, it can
 * neither go stale after kill -9 nor be mistaken when the id is used again, and it holds between containers.
 * @throws StartProblem when the file cannot be opened or locked at all
 */
export function tryLock(file: string, mode: LockMode): FileLock | undefined {
  let database: DatabaseSync | undefined;
  try {
    // SQLite would open a file that it may not write to for reading only, and lock nothing.
    if (existsSync(file)) accessSync(file, constants.W_OK);
    database = new DatabaseSync(file);
    if (mode === 'alone') {
      database.exec('BEGIN EXCLUSIVE');
    } else {
      database.exec('BEGIN');
      database.prepare('SELECT count(*) FROM sqlite_master').get();
    }
    return holdOpen(database);
  } catch (error) {
    if (database?.isOpen) database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw new StartProblem(
      `The file ${file} cannot be locked (${reasonOf(error)}).`,
      'Start Handreich as the user who owns this folder, or set DATA_DIR to a folder that you may write to.',
      { cause: error },
    );
  }
}

/** As `tryLock`, but tries again for up to `timeoutMs` milliseconds. */
export async function waitForLock(file: string, mode: LockMode, timeoutMs: number): Promise<FileLock | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(file, mode);
    if (lock || performance.now() > deadline) return lock;
    await sleep(25);
  }
}

// A lock that nobody refers to any more is still held: without this, collecting garbage would close it.
const held = new Set<DatabaseSync>();

function holdOpen(database: DatabaseSync): FileLock {
  held.add(database);
  return {
    release() {
      held.delete(database);
      if (database.isOpen) database.close();
    },
  };
}
