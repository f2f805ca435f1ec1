import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem } from '../errors/start-problem.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { programEnvironment } from './postgres-cluster.ts';
import { disarmForeignPid, isAlive, readPidFile } from './postgres-process.ts';
import { settingArguments } from './postgres-settings.ts';
import type { RunAs } from './postgres-user.ts';

export interface ServerOptions {
  folder: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
  settings: Record<string, string>;
  logFile: string;
  /** Port to try first; another free one is taken when it is in use. */
  port?: number;
  /** Called with the process id before the server answers. */
  onSpawn?: (pid: number) => void;
}

export interface RunningServer {
  pid: number;
  port: number;
}

const LOG_LIMIT = 1024 * 1024;
// Recovery after a crash is the only long start; it works on at most max_wal_size.
const READY_LIMIT_MS = 120_000;

/**
 * Starts the server in a session of its own (Ctrl-C does not reach it; it outlives this process) and waits until it
 * answers.
 * @throws StartProblem with PostgreSQL's own reason when it does not come up
 */
export async function launchServer(options: ServerOptions): Promise<RunningServer> {
  let port = options.port && (await isFree(options.port)) ? options.port : await freePort();
  for (let attempt = 1; ; attempt += 1) {
    const result = await launchOnce(options, port);
    if ('pid' in result) return result;
    // Somebody took the port between the look and the start.
    const portTaken = /could not (bind|create any TCP)/.test(result.output);
    if (!portTaken || attempt === 3) throw notStarted(options, result.output);
    port = await freePort();
  }
}

async function launchOnce(options: ServerOptions, port: number): Promise<RunningServer | { output: string }> {
  const { folder, runAs, binaries, settings, logFile } = options;
  disarmForeignPid(folder);
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const before = fstatSync(log).size;
  const { command, args, ...user } = runAs.wrap(join(binaries.folder, 'postgres'), [
    ...['-D', folder, '-h', '127.0.0.1', '-p', String(port)],
    ...settingArguments(settings),
  ]);
  const child = spawn(command, args, { ...user, detached: true, stdio: ['ignore', log, log], cwd: '/', env: programEnvironment() });
  closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', () => (failure ??= 'exit'));
  child.unref();
  if (child.pid !== undefined) options.onSpawn?.(child.pid);
  const deadline = performance.now() + READY_LIMIT_MS;
  while (failure === undefined && performance.now() < deadline) {
    const note = readPidFile(folder);
    if (child.pid !== undefined && note?.pid === child.pid && note.ready) return { pid: child.pid, port };
    await sleep(10);
  }
  if (child.pid !== undefined && failure === undefined && isAlive(child.pid)) process.kill(child.pid, 'SIGINT');
  const written = readFileSync(logFile).subarray(before).toString('utf8');
  return { output: failure && failure !== 'exit' ? failure : written };
}

function notStarted({ folder, logFile }: ServerOptions, output: string): StartProblem {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? 'it does not answer';
  const reason = telling.replace(/^.*?\b(FATAL|PANIC|ERROR): */, '').replace(/^postgres: /, '');
  return new StartProblem(
    `The database in ${folder} does not start (${reason}).`,
    `See ${logFile}; if the folder is damaged, move it away and restore a backup.`,
  );
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

async function freePort(): Promise<number> {
  return (await listenOnce(0)) ?? 0;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
