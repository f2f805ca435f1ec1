import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';

/** The portal's secrets, newest first: SECRET, else the one kept in DATA_DIR, which is made on the first call (mode 0600). */
export async function readSecrets(config: Pick<Config, 'secrets' | 'dataDir'>): Promise<string[]> {
  if (config.secrets) return config.secrets;
  const file = path.join(config.dataDir, 'secret');
  const kept = await readKept(file);
  if (kept) return [kept];
  await mkdir(config.dataDir, { recursive: true });
  // `wx` lets only one of two processes make it; the other reads what the first wrote.
  await writeFile(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(() => {});
  const made = await readKept(file);
  if (!made) throw new Error(`the secret in ${file} cannot be read`);
  return [made];
}

async function readKept(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text && text.trim().length >= 32 ? text.trim() : undefined;
}
