import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startMailCatcher, startTemporaryPostgres } from '../../platform/embedded/index.ts';
import { checkDatabase, checkMailServer, checkPort } from './check-services.ts';

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

test('a port in use is one sentence', async () => {
  const { server, port } = await silent();
  await expect(checkPort('127.0.0.1', port)).rejects.toMatchObject({ name: 'StartProblem', message: `Port ${port} on 127.0.0.1 is in use.` });
  server.close();
  await once(server, 'close');
  await checkPort('127.0.0.1', port);
});
