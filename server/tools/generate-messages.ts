import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pattern = 'web/src/lib/i18n/*.generated.ts';
const texts = (root: string) => Object.fromEntries(globSync(pattern, { cwd: root }).map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** The web's message keys as its own generator makes them, by path. The files themselves are left as they were. */
export function messageFiles(root: string): Record<string, string> {
  const before = texts(root);
  const run = spawnSync(process.execPath, ['web/tools/generate-messages.ts'], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`web/tools/generate-messages.ts failed:\n${run.stderr}`);
  const after = texts(root);
  for (const [path, text] of Object.entries(before)) if (after[path] !== text) writeFileSync(join(root, path), text);
  return after;
}
