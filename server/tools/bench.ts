/** `npm run bench [-- NAME …]`: runs server/bench/*.bench.ts one after the other, or only those that are named. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const benches = new Map(
  globSync('server/bench/*.bench.ts', { cwd: root })
    .sort()
    .map((path) => [basename(path, '.bench.ts'), path]),
);
const names = process.argv.length > 2 ? process.argv.slice(2) : [...benches.keys()];

for (const name of names) {
  const path = benches.get(name);
  if (!path) {
    console.error(`There is no bench "${name}". There are: ${[...benches.keys()].join(', ')}.`);
    process.exitCode = 1;
    continue;
  }
  const { status } = spawnSync(process.execPath, [path], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
