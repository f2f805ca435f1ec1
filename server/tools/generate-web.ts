import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pattern = 'web/src/lib/{i18n,ui}/*.generated.*';
const tools = ['web/tools/generate-messages.ts', 'web/tools/generate-icons.ts'];
const texts = (root: string) => Object.fromEntries(globSync(pattern, { cwd: root }).map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** What the web's own generators make (keys of messages, the sheet of icons), by path. The files themselves are left as they were. */
export function webFiles(root: string): Record<string, string> {
  const before = texts(root);
  for (const tool of tools) {
    const run = spawnSync(process.execPath, [tool], { cwd: root, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${tool} failed:\n${run.stderr}`);
  }
  const after = texts(root);
  for (const [path, text] of Object.entries(before)) if (after[path] !== text) writeFileSync(join(root, path), text);
  return after;
}
