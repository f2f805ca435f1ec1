import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';
import { openDataDir } from './data-dir.ts';
import { tryLock, waitForLock } from './file-lock.ts';
import type { FileLock } from './file-lock.ts';
import { embeddedBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { createCluster, inspectCluster, ownCluster } from './postgres-cluster.ts';
import { databaseUrl, ensureDatabase } from './postgres-connection.ts';
import { isServerOf, readPidFile, stopServer } from './postgres-process.ts';
import { launchServer } from './postgres-server.ts';
import type { RunningServer } from './postgres-server.ts';
import { serverSettings } from './postgres-settings.ts';
import { chooseUser } from './postgres-user.ts';

export interface EmbeddedPostgresOptions {
  /** DATA_DIR; the cluster lies below it in `postgres/`, with its password, log and locks beside it. */
  dataDir: string;
  /** Told in a sentence when something takes longer or is unusual. */
  log?: (line: string) => void;
  /** Other binaries than those that npm installed. */
  binaries?: PostgresBinaries;
}

export interface EmbeddedPostgres {
  url: string;
  /** True when the server already ran: left behind by a killed portal, or in use by another command. */
  adopted: boolean;
  /** Lets go; the last user of the server stops it. May be called twice. */
  stop(): Promise<void>;
}

const CHANGE_LIMIT_MS = 150_000;

/**
 * Joins the embedded PostgreSQL of `dataDir`, starting (and at the first time making) it when it does not run.
 * Several processes may hold it at the same time: each holds a shared lock, and whoever leaves last stops it. A server
 * that runs without any holder is an orphan of a killed process: it is adopted when it answers and was started alike.
 * @throws StartProblem: damaged folder, other major version, no permission, server does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataDir(options.dataDir);
  const change = await lockForChange(dataDir);
  let use: FileLock | undefined;
  try {
    const alone = tryLock(usersFile(dataDir), 'alone');
    alone?.release();
    use = tryLock(usersFile(dataDir), 'shared');
    const started = await joinOrStart({ ...options, dataDir, hasUsers: !alone });
    const url = databaseUrl(started.port, started.password);
    return { url, adopted: started.adopted, stop: stopOnce(dataDir, started, use) };
  } catch (error) {
    use?.release();
    throw error;
  } finally {
    change.release();
  }
}

/** Runs `work` with the database of a running portal, or with one that is started for the moment. */
export async function withEmbeddedPostgres<T>(options: EmbeddedPostgresOptions, work: (url: string) => Promise<T>): Promise<T> {
  const database = await startEmbeddedPostgres(options);
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}

type Joined = RunningServer & { folder: string; password: string; adopted: boolean };

async function joinOrStart(options: EmbeddedPostgresOptions & { hasUsers: boolean }): Promise<Joined> {
  const { dataDir, log = () => {} } = options;
  const folder = join(dataDir, 'postgres');
  const binaries = options.binaries ?? embeddedBinaries();
  const exists = inspectCluster(folder, binaries.major);
  const password = readPassword(dataDir, exists);
  const runAs = chooseUser({ ownedLike: [folder, dataDir], paths: [dataDir, folder, binaries.folder].filter((path) => exists || path !== folder) });
  if (!exists) await createCluster({ folder, binaries, runAs, password, sync: true });
  await ownCluster(folder, runAs);

  const settings = serverSettings('durable', binaries.major);
  const likeness = JSON.stringify({ binaries, settings });
  const running = readPidFile(folder);
  if (running && isServerOf(folder, running.pid)) {
    const same = options.hasUsers || readNote(dataDir)?.likeness === likeness;
    if (same && (await answers(running.port, password))) return { ...running, folder, password, adopted: true };
    if (options.hasUsers)
      throw new StartProblem(`The database in ${folder} runs but does not answer.`, 'Stop the other Handreich on this folder and start again.');
    log('Stopping a database that an earlier start left behind.');
    await stopServer(folder, running.pid);
  }
  const logFile = join(dataDir, 'postgres.log');
  const server = await launchServer({ folder, binaries, runAs, settings, logFile, port: readNote(dataDir)?.port });
  try {
    await ensureDatabase(server.port, password);
  } catch (error) {
    await stopServer(folder, server.pid);
    throw new StartProblem(`The database in ${folder} refuses its own password or does not answer (${reasonOf(error)}).`, `See ${logFile}.`, { cause: error });
  }
  writeFileSync(noteFile(dataDir), `${JSON.stringify({ port: server.port, likeness })}\n`, { mode: 0o600 });
  return { ...server, folder, password, adopted: false };
}

function stopOnce(dataDir: string, { folder, pid }: Joined, use: FileLock | undefined): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    const change = await lockForChange(dataDir);
    try {
      use?.release();
      const alone = tryLock(usersFile(dataDir), 'alone');
      if (alone) await stopServer(folder, pid);
      alone?.release();
    } finally {
      change.release();
    }
  };
  return () => (stopped ??= stop());
}

async function lockForChange(dataDir: string): Promise<FileLock> {
  const lock = await waitForLock(join(dataDir, 'postgres.change.lock'), 'alone', CHANGE_LIMIT_MS);
  if (lock) return lock;
  throw new StartProblem(`Another Handreich has been starting or stopping the database in ${dataDir} for minutes.`, 'Stop it and start again.');
}

async function answers(port: number, password: string): Promise<boolean> {
  return ensureDatabase(port, password).then(
    () => true,
    () => false,
  );
}

function readPassword(dataDir: string, clusterExists: boolean): string {
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

const usersFile = (dataDir: string) => join(dataDir, 'postgres.users.lock');
const noteFile = (dataDir: string) => join(dataDir, 'postgres.json');

function readNote(dataDir: string): { port: number; likeness: string } | undefined {
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as { port: number; likeness: string };
  } catch {
    return undefined;
  }
}
