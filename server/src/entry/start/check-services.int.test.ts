import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startMailCatcher, startTemporaryPostgres } from '../../platform/embedded/index.ts';
import { useTestRedis } from '../../../test/redis.ts';
import { checkDatabase, checkMailServer, checkPort, checkRedis } from './check-services.ts';

/** A port where somebody listens and never says a word. */
async function silent() {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function unusedPort() {
  const { server, port } = await silent();
  server.close();
  await once(server, 'close');
  return port;
}

describe('a configured database', () => {
  test('that answers passes; a wrong password is one sentence without it', async () => {
    const database = await startTemporaryPostgres();
    await checkDatabase(database.url);
    const wrong = checkDatabase(database.url.replace(':temporary@', ':topsecret@'));
    await expect(wrong).rejects.toMatchObject({ name: 'StartProblem', message: expect.stringMatching(/cannot be used \(password authentication failed/) });
    await expect(wrong).rejects.not.toMatchObject({ message: expect.stringContaining('topsecret') });
    await database.stop();
  });

  test('that cannot be reached or stays silent is one sentence', async () => {
    await expect(checkDatabase(`postgres://u:p@127.0.0.1:${await unusedPort()}/d`)).rejects.toMatchObject({
      message: expect.stringContaining('ECONNREFUSED'),
      hint: expect.stringContaining('DATABASE_URL'),
    });
    const { server, port } = await silent();
    await expect(checkDatabase(`postgres://u:p@127.0.0.1:${port}/d`)).rejects.toMatchObject({ name: 'StartProblem' });
    server.close();
  });
});

describe('a configured mail server', () => {
  test('that answers passes', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'handreich-check-'));
    const catcher = await startMailCatcher({ dataDir });
    await checkMailServer(catcher.smtpUrl);
    await catcher.stop();
    rmSync(dataDir, { recursive: true });
  });

  test('that cannot be reached or stays silent is one sentence', async () => {
    await expect(checkMailServer(`smtp://127.0.0.1:${await unusedPort()}`)).rejects.toMatchObject({
      name: 'StartProblem',
      hint: expect.stringContaining('SMTP_URL'),
    });
    const { server, port } = await silent();
    await expect(checkMailServer(`smtp://127.0.0.1:${port}`)).rejects.toMatchObject({ name: 'StartProblem' });
    server.close();
  });
});

describe('a configured Redis', () => {
  const redis = useTestRedis(['--requirepass', 'right']);
  const url = (password: string) => `redis://:${password}@127.0.0.1:${redis.port}`;

  test('that answers passes', async () => {
    expect(await checkRedis(url('right'))).toEqual([]);
  });

  test('with a wrong password, or none, is one sentence without it, and no reason to stop', async () => {
    expect(await checkRedis(url('topsecret'))).toEqual([expect.stringMatching(/^The Redis of REDIS_URL \(127\.0\.0\.1:\d+\) cannot be used yet \(WRONGPASS/)]);
    expect((await checkRedis(url('topsecret'))).join()).not.toContain('topsecret');
    expect(await checkRedis(`redis://127.0.0.1:${redis.port}`)).toEqual([expect.stringContaining('NOAUTH')]);
  });

  test('that would throw jobs away when it is full is told so', async () => {
    await redis.ask((client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    expect(await checkRedis(url('right'))).toEqual([expect.stringMatching(/maxmemory-policy is allkeys-lru: set it to noeviction/)]);
  });

  test('that cannot be reached, stays silent or is no Redis is one sentence', async () => {
    expect(await checkRedis(`redis://:topsecret@127.0.0.1:${await unusedPort()}`)).toEqual([expect.stringContaining('ECONNREFUSED')]);
    const { server, port } = await silent();
    expect(await checkRedis(`redis://127.0.0.1:${port}`)).toEqual([expect.stringContaining('cannot be used yet')]);
    server.close();
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(web, 'listening');
    expect(await checkRedis(`redis://127.0.0.1:${(web.address() as AddressInfo).port}`)).toEqual([expect.stringContaining('cannot be used yet')]);
    web.close();
  });
});

test('a port in use is one sentence', async () => {
  const { server, port } = await silent();
  await expect(checkPort('127.0.0.1', port)).rejects.toMatchObject({ name: 'StartProblem', message: `Port ${port} on 127.0.0.1 is in use.` });
  server.close();
  await once(server, 'close');
  await checkPort('127.0.0.1', port);
});
