import { randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from '../errors/start-problem.ts';
import type { Config } from './config.ts';

/** The portal's secrets, newest first: SECRET, else the one kept in DATA_DIR, which is made on the first call (mode 0600). */
export async function readSecrets(config: Pick<Config, 'secrets' | 'dataDir'>): Promise<string[]> {
  if (config.secrets) return config.secrets;
  const file = path.join(config.dataDir, 'secret');
  const kept = await readKept(file);
  if (kept) return [kept];
  // Written whole beside it and then linked: of two processes one makes it, the other reads it, and neither ever sees half of it.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
  await link(draft, file).catch(() => {});
  await unlink(draft);
  const made = await readKept(file);
  if (!made)
    throw new StartProblem(
      `The secret in ${file} cannot be read or is too short.`,
      'Restore it from a backup: without it nobody can be told apart by address. Only a portal without accounts may delete it and start anew.',
    );
  return [made];
}

async function readKept(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text && text.trim().length >= 32 ? text.trim() : undefined;
}
