/** `npm run dev`: the API and the worker restart and the pages reload when a file changes. The embedded database stays up in between. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readConfig } from '../src/platform/config/config.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded/index.ts';
import { StartProblem } from '../src/platform/errors/start-problem.ts';

const root = join(import.meta.dirname, '../..');
const PAGES_PORT = 5173;

try {
  // Links in mails lead to where the pages are.
  const env = { ...process.env, PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${PAGES_PORT}` };
  const config = readConfig(env);
  const postgres = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.log(line) });

  const watched = ['server/src', 'messages'].map((path) => `--watch-path=${path}`);
  const children = [
    spawn(process.execPath, ['--watch', '--watch-preserve-output', ...watched, 'server/tools/dev-portal.ts'], { cwd: root, stdio: 'inherit', env }),
    spawn('vite', ['dev', '--port', String(PAGES_PORT), '--strictPort'], {
      cwd: join(root, 'web'),
      stdio: 'inherit',
      env: { ...env, API_URL: `http://127.0.0.1:${config.port}` },
    }),
  ];
  const ended = Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))));
  // Either is of no use without the other.
  const end = () => children.forEach((child) => child.kill('SIGTERM'));
  for (const child of children) child.once('close', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);

  await ended;
  await postgres?.stop();
} catch (error) {
  console.error(error instanceof StartProblem ? error.line : error);
  process.exitCode = 1;
}
