import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** What PostgreSQL itself notes in its folder: process id, port and state of the server, or undefined when none ran. */
export function readPidFile(folder: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** Whether process `pid` is the server of this very folder, and not another program that got the same id later. */
export function isServerOf(folder: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    // The server's working directory is its data folder; the link follows when the folder is moved.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').includes(folder);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A note of a killed server whose process id now belongs to another program would stop PostgreSQL from starting.
 * It is pointed at this process, which PostgreSQL as its child takes for gone, instead of being deleted: the rest of
 * it lets PostgreSQL see that no child of the killed server still works on the folder.
 */
export function disarmForeignPid(folder: string): void {
  const note = readPidFile(folder);
  if (!note || !isAlive(note.pid) || isServerOf(folder, note.pid)) return;
  const file = join(folder, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

/** Ends the server: disconnects everybody, writes all to disk (fast mode); by force only after `patienceMs`. */
export async function stopServer(folder: string, pid: number, patienceMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!send(pid, signal)) return;
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      // Where nobody collects the process it stays visible; its note is gone all the same.
      if (!isAlive(pid) || readPidFile(folder)?.pid !== pid) return;
      await sleep(10);
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
