import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive, readPidFile } from '../platform/embedded/postgres-process.ts';

const entry = fileURLToPath(new URL('start.ts', import.meta.url));
const running = new Set<ChildProcess>();
let home: string;
let port: number;

// Below a folder that only its owner may enter.
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'handreich-start-'));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  server.close();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  const left = databaseProcess();
  if (left !== undefined && isAlive(left)) process.kill(left, 'SIGQUIT');
  while (left !== undefined && databaseProcess() === left && isAlive(left)) await sleep(20);
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const databaseProcess = () => readPidFile(join(home, 'data', 'postgres'))?.pid;

function start(settings: Record<string, string> = {}) {
  const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'], npm_execpath: process.env['npm_execpath'] };
  const env = { ...inherited, DATA_DIR: join(home, 'data'), PORT: String(port), ...settings };
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const portal = { child, out: '', err: '', ready: Promise.resolve(), ended: Promise.resolve<number | null>(null) };
  portal.ended = once(child, 'close').then(([code]) => (running.delete(child), code as number | null));
  portal.ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      portal.out += part.toString();
      if (portal.out.includes('Ctrl-C stops it.')) resolve();
    });
    void portal.ended.then(() => reject(new Error(`it ended: ${portal.err}`)));
  });
  portal.ready.catch(() => {});
  child.stderr.on('data', (part: Buffer) => (portal.err += part.toString()));
  return portal;
}

test('one start brings everything, refuses a second one, and stops in order when told twice', { timeout: 240_000 }, async () => {
  const portal = start();
  await portal.ready;
  expect(portal.out).toMatch(/Esslingen +moderation-esslingen@handreich\.example/);
  expect((await fetch(`http://127.0.0.1:${port}/api/health/ready`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/dev/mails`, { headers: { accept: 'application/json' } })).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/en`)).status).toBe(200);

  const second = start({ PORT: '0' });
  expect(await second.ended).toBe(1);
  expect(second.err).toMatch(/^Handreich already runs on the folder .+\. Stop it first, or set DATA_DIR and PORT to others\.\n$/);
  const squeezed = start({ DATA_DIR: join(home, 'other') });
  expect(await squeezed.ended).toBe(1);
  expect(squeezed.err).toBe(`Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or set PORT to another.\n`);

  portal.child.kill('SIGTERM');
  portal.child.kill('SIGINT');
  expect([await portal.ended, portal.err]).toEqual([0, '']);
  expect(databaseProcess()).toBeUndefined();
});

test('a portal that was killed starts again without help, and without the Redis that it was told of meanwhile', { timeout: 240_000 }, async () => {
  const killed = start();
  await killed.ready;
  const database = databaseProcess();
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = start({ REDIS_URL: 'redis://:hidden@127.0.0.1:9' });
  await next.ready;
  expect(databaseProcess()).toBe(database);
  expect(next.out).toMatch(
    /^The Redis of REDIS_URL \(127\.0\.0\.1:9\) cannot be used yet \(.*ECONNREFUSED.*\): the portal goes on, and its jobs wait until it answers\.$/m,
  );
  expect(next.out + next.err).not.toContain('hidden');
  expect(await (await fetch(`http://127.0.0.1:${port}/api/health/ready`)).json()).toEqual({ status: 'degraded', parts: { database: 'ok', queue: 'away' } });
  next.child.kill('SIGINT');
  expect(await next.ended).toBe(0);
  expect(databaseProcess()).toBeUndefined();
});

test('a signal in the middle of a start ends it with 0 and leaves no database', { timeout: 60_000 }, async () => {
  const portal = start();
  while (!portal.out.includes('Starting the database')) await once(portal.child.stdout!, 'data');
  portal.child.kill('SIGINT');
  expect(await portal.ended).toBe(0);
  expect(databaseProcess()).toBeUndefined();
});

test.each([
  [
    { DATABASE_URL: 'postgres://user:hidden@127.0.0.1:9/portal' },
    /^The database of DATABASE_URL \(127\.0\.0\.1:9\) cannot be used \(.*ECONNREFUSED.*\)\. Start it or correct DATABASE_URL; .+\.\n$/,
  ],
  [
    { SMTP_URL: 'smtp://user:hidden@127.0.0.1:9' },
    /^The mail server of SMTP_URL \(127\.0\.0\.1:9\) cannot be used \(.*ECONNREFUSED.*\)\. Start it or correct SMTP_URL; .+\.\n$/,
  ],
  [{ PORT: 'many' }, /^These settings cannot be used: PORT .+\n$/],
])('what cannot work is one sentence: %o', { timeout: 60_000 }, async (settings, sentence) => {
  const portal = start(settings);
  expect(await portal.ended).toBe(1);
  expect(portal.err).toMatch(sentence);
  expect(portal.err).not.toContain('hidden');
});
