import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';
import { waitForLock } from './file-lock.ts';

const CHANGE_LIMIT_MS = 150_000;

/** Runs `work` while nobody else starts or stops the server of this folder. */
export async function changing<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(join(dataDir, 'postgres.change.lock'), 'alone', CHANGE_LIMIT_MS);
  if (!lock) {
    throw new StartProblem(`Another Handreich has been starting or stopping the database in ${dataDir} for minutes.`, 'Stop it and start again.');
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The server's password, made at the first start and kept beside the cluster for its owner alone. */
export function readPassword(dataDir: string, clusterExists: boolean): string {
  const file = join(dataDir, 'postgres.password');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!missing || clusterExists) {
      throw new StartProblem(
        `The database's password cannot be read from ${file} (${missing ? 'it is missing' : reasonOf(error)}).`,
        'Restore that file, or move the folder postgres beside it away to begin with an empty database.',
        { cause: error },
      );
    }
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

export const usersFile = (dataDir: string) => join(dataDir, 'postgres.users.lock');
const noteFile = (dataDir: string) => join(dataDir, 'postgres.json');

export function readNote(dataDir: string): ServerNote | undefined {
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as ServerNote;
  } catch {
    return undefined;
  }
}

export function writeNote(dataDir: string, note: ServerNote): void {
  writeFileSync(noteFile(dataDir), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** What the next start should know of this one. */
interface ServerNote {
  port: number;
  /** Binaries and settings: an orphan that was started with others is started anew. */
  likeness: string;
}
