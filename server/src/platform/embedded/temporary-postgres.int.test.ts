import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { binariesIn, embeddedBinaries } from './postgres-binaries.ts';
import { isAlive } from './postgres-process.ts';
import { startTemporaryPostgres } from './temporary-postgres.ts';

const folderOf = async (url: string) => {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`SELECT current_setting('data_directory') AS folder`;
  await sql.end();
  return join(row?.['folder'] as string, '..');
};

test('a temporary database can make others, and nothing is left of it', async () => {
  const database = await startTemporaryPostgres();
  const sql = postgres(database.url, { max: 1 });
  await sql`CREATE DATABASE another`;
  await sql.end();
  const folder = await folderOf(database.url);
  expect(folder.startsWith(join(tmpdir(), 'handreich-postgres-'))).toBe(true);
  await database.stop();
  expect(existsSync(folder)).toBe(false);
});

test('a temporary database runs from the binaries of a folder, and a folder without them is named', async () => {
  const { folder, major } = embeddedBinaries();
  const binaries = binariesIn(folder);
  expect(binaries).toEqual({ folder, major });
  const database = await startTemporaryPostgres({ binaries });
  const sql = postgres(database.url, { max: 1 });
  const [row] = await sql`SELECT current_setting('server_version_num')::int / 10000 AS major`;
  await sql.end();
  await database.stop();
  expect(row).toEqual({ major });
  expect(() => binariesIn('/nowhere/bin')).toThrow('There is no PostgreSQL server in /nowhere/bin.');
});

test.each(['SIGKILL', 'SIGINT'] as const)('a temporary database goes when its process ends by %s', async (signal) => {
  const code = `import { startTemporaryPostgres } from '${import.meta.resolve('./temporary-postgres.ts')}';
const { url } = await startTemporaryPostgres(); console.log(url); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const folder = await folderOf(line.toString().trim());
  const pid = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  child.kill(signal);
  await once(child, 'exit');
  while (existsSync(folder)) await sleep(20);
  expect(isAlive(pid) && existsSync(join(folder, 'data'))).toBe(false);
});
