import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import type { Db } from '../../src/platform/db/db.ts';

/** The processes of a PostgreSQL on this machine, its first one first and those that serve somebody last; without the asker's own. */
export async function processesOf(db: Db): Promise<number[]> {
  const rows = await db.execute<{ pid: number }>(sql`select pid from pg_stat_activity where pid <> pg_backend_pid() order by backend_type = 'client backend'`);
  const pids = rows.map(({ pid }) => pid);
  const first = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pids[0]}/status`, 'utf8'))?.[1]);
  return [first, ...pids];
}

/** Sends a signal to those that are still there. */
export function signalAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}
