/** `npm run bench [-- NAME … [--OPTION VALUE …]]`: runs server/bench/*.bench.ts one after the other, or only those that are named, with the options. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const benches = new Map(
  globSync('server/bench/*.bench.ts', { cwd: root })
    .sort()
    .map((path) => [basename(path, '.bench.ts'), path]),
);
const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('--'));
const options = firstOption === -1 ? [] : words.splice(firstOption);
const names = words.length > 0 ? words : [...benches.keys()];

for (const name of names) {
  const path = benches.get(name);
  if (!path) {
    console.error(`There is no bench "${name}". There are: ${[...benches.keys()].join(', ')}.`);
    process.exitCode = 1;
    continue;
  }
  const { status } = spawnSync(process.execPath, [path, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
