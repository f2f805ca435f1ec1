import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive, readPidFile } from './postgres-process.ts';
import { startEmbeddedPostgres, withEmbeddedPostgres } from './postgres.ts';

// mkdtemp makes a folder that only its owner may enter: as root, every test here runs below a closed folder.
let home: string;
let dataDir: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'handreich-data-'));
  dataDir = join(home, 'data');
});
afterEach(async () => {
  const left = readPidFile(join(dataDir, 'postgres'));
  if (left && isAlive(left.pid)) process.kill(left.pid, 'SIGQUIT');
  while (left && readPidFile(join(dataDir, 'postgres')) && isAlive(left.pid)) await sleep(20);
  rmSync(home, { recursive: true, force: true });
});

async function query(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** Another process that holds the database, as a portal does. */
async function portal(): Promise<{ child: ChildProcess; url: string; killed(): Promise<void> }> {
  const code = `import { startEmbeddedPostgres } from '${import.meta.resolve('./postgres.ts')}';
const database = await startEmbeddedPostgres({ dataDir: '${dataDir}' });
console.log(database.url);
process.once('SIGTERM', () => database.stop().then(() => process.exit(0)));
setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    child,
    url: line.toString().trim(),
    async killed() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const serverPid = () => readPidFile(join(dataDir, 'postgres'))?.pid;

describe('the embedded database', () => {
  test('keeps what was written, knows letters of every script, and asks for its password', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    expect(first.adopted).toBe(false);
    await query(first.url, `CREATE EXTENSION pg_trgm; CREATE TABLE t AS SELECT 'Ä' AS x`);
    const [row] = await query(
      first.url,
      `SELECT lower('ÄЖ') AS low, 'ä' < 'b' AS sorted, cardinality(show_trgm('мама')) AS trigrams, current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding`,
    );
    expect(row).toEqual({ low: 'äж', sorted: true, trigrams: 5, fsync: 'on', encoding: 'UTF8' });
    await expect(query(first.url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    const pid = serverPid();
    await Promise.all([first.stop(), first.stop()]);
    expect(isAlive(pid ?? 0) && serverPid() === pid).toBe(false);

    const again = await startEmbeddedPostgres({ dataDir });
    expect(again.url).toBe(first.url);
    expect(await query(again.url, 'SELECT x FROM t')).toEqual([{ x: 'Ä' }]);
    await again.stop();
  });

  test('takes another port when its own is in use', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    const port = Number(new URL(first.url).port);
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const second = await startEmbeddedPostgres({ dataDir });
    expect(new URL(second.url).port).not.toBe(String(port));
    await second.stop();
    squatter.close();
  });

  test('of a portal that was killed is adopted and then stopped', async () => {
    const killed = await portal();
    const pid = serverPid();
    await killed.killed();
    const next = await startEmbeddedPostgres({ dataDir });
    expect([next.adopted, next.url, serverPid()]).toEqual([true, killed.url, pid]);
    await next.stop();
    expect(serverPid()).toBeUndefined();
  });

  test('killed together with its portal recovers what was committed', async () => {
    const killed = await portal();
    await query(killed.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(serverPid() ?? 0, 'SIGKILL');
    await killed.killed();
    const next = await startEmbeddedPostgres({ dataDir });
    expect(await query(next.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  test('starts although the process id of a killed server now belongs to another program', async () => {
    const killed = await portal();
    process.kill(serverPid() ?? 0, 'SIGKILL');
    await killed.killed();
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const owner = statSync(file);
    const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {}) });
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
    const next = await startEmbeddedPostgres({ dataDir });
    expect(next.adopted).toBe(false);
    await next.stop();
    other.kill();
  });

  test('of a running portal is joined and stays when the visitor leaves, and the other way round', async () => {
    const running = await portal();
    const pid = serverPid();
    await withEmbeddedPostgres({ dataDir }, async (url) => {
      expect(url).toBe(running.url);
      await query(url, 'SELECT 1');
    });
    expect(serverPid()).toBe(pid);

    const visitor = await startEmbeddedPostgres({ dataDir });
    running.child.kill('SIGTERM');
    await once(running.child, 'exit');
    await query(visitor.url, 'SELECT 1');
    await visitor.stop();
    expect(serverPid()).toBeUndefined();
  });

  test('that is killed under a running portal is started again where it was', async () => {
    const lines: string[] = [];
    const database = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
    await query(database.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const pid = serverPid() ?? 0;
    process.kill(pid, 'SIGKILL');
    while (!lines.includes('The database had ended and was started again.')) await sleep(20);
    expect(await query(database.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    expect(serverPid()).not.toBe(pid);
    await database.stop();
    expect(serverPid()).toBeUndefined();
  });

  test('is made once when two processes start it at the same moment', async () => {
    const both = await Promise.all([startEmbeddedPostgres({ dataDir }), portal()]);
    expect(both[0].url).toBe(both[1].url);
    both[1].child.kill('SIGTERM');
    await once(both[1].child, 'exit');
    await both[0].stop();
  });
});

describe('a database folder that cannot be used is one plain sentence', () => {
  const start = () => startEmbeddedPostgres({ dataDir });
  const folder = () => join(dataDir, 'postgres');

  test('when it holds something else', async () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'holiday.jpg'), 'x');
    await expect(start()).rejects.toMatchObject({ name: 'StartProblem', message: expect.stringContaining('holds no PostgreSQL database') });
  });

  test('when another major version made it', async () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 15, and this is PostgreSQL 18.');
  });

  test('when its files are garbage', async () => {
    await (await start()).stop();
    writeFileSync(join(folder(), 'global', 'pg_control'), Buffer.alloc(8192, 7));
    await expect(start()).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringMatching(/does not start \(.+\)\.$/),
      hint: expect.stringContaining('restore a backup'),
    });
  });

  test('when its password is lost', async () => {
    await (await start()).stop();
    rmSync(join(dataDir, 'postgres.password'));
    await expect(start()).rejects.toThrow(/password cannot be read .+ \(it is missing\)/);
  });

  test('when DATA_DIR is a file', async () => {
    writeFileSync(dataDir, '');
    await expect(start()).rejects.toThrow(/cannot be used for data/);
  });
});
