import { join } from 'node:path';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';
import { openDataDir } from './data-dir.ts';
import { tryLock } from './file-lock.ts';
import type { FileLock } from './file-lock.ts';
import { embeddedBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { createCluster, inspectCluster, ownCluster } from './postgres-cluster.ts';
import { databaseUrl, ensureDatabase } from './postgres-connection.ts';
import { changing, readNote, readPassword, usersFile, writeNote } from './postgres-notes.ts';
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

const WATCH_MS = 1000;

/**
 * Joins the embedded PostgreSQL of `dataDir`, starting (and at the first time making) it when it does not run.
 * Several processes may hold it at the same time: each holds a shared lock, and whoever leaves last stops it. A server
 * that runs without any holder is an orphan of a killed process: it is adopted when it answers and was started alike.
 * @throws StartProblem: damaged folder, other major version, no permission, server does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataDir(options.dataDir);
  return changing(dataDir, async () => {
    const alone = tryLock(usersFile(dataDir), 'alone');
    alone?.release();
    const use = tryLock(usersFile(dataDir), 'shared');
    try {
      const server = await joinOrStart({ ...options, dataDir, hasUsers: !alone });
      const { stop } = hold({ ...options, dataDir }, server, use);
      return { url: databaseUrl(server.port, server.password), adopted: server.adopted, stop };
    } catch (error) {
      use?.release();
      throw error;
    }
  });
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
  writeNote(dataDir, { port: server.port, likeness });
  return { ...server, folder, password, adopted: false };
}

interface Held {
  stop(): Promise<void>;
}

/** Keeps the server running until `stop`: one that was killed (for want of memory, say) is started again where it was. */
function hold(options: EmbeddedPostgresOptions, first: Joined, use: FileLock | undefined): Held {
  const { dataDir, log = () => {} } = options;
  let server = first;
  let stopped: Promise<void> | undefined;
  let reviving = false;

  async function revive(): Promise<void> {
    if (reviving || isServerOf(server.folder, server.pid)) return;
    reviving = true;
    try {
      await changing(dataDir, async () => {
        if (stopped) return;
        server = await joinOrStart({ ...options, hasUsers: true });
        log(
          server.port === first.port ? 'The database had ended and was started again.' : 'The database had ended and its port is taken: start Handreich again.',
        );
      });
    } catch (error) {
      log(`The database has ended and does not start again (${reasonOf(error)})`);
    } finally {
      reviving = false;
    }
  }

  const watch = setInterval(() => void revive(), WATCH_MS).unref();
  const stop = () =>
    changing(dataDir, async () => {
      use?.release();
      const alone = tryLock(usersFile(dataDir), 'alone');
      if (alone) await stopServer(server.folder, server.pid);
      alone?.release();
    });
  return {
    stop() {
      clearInterval(watch);
      return (stopped ??= stop());
    },
  };
}

async function answers(port: number, password: string): Promise<boolean> {
  return ensureDatabase(port, password).then(
    () => true,
    () => false,
  );
}
