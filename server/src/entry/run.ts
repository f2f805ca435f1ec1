import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from './image.ts';

// What the image starts: `run.ts NAME …` is the command of that name, in this very process, so that signals reach it.
const [name = ''] = process.argv.splice(2, 1);

if (commands.includes(name) && existsSync(join(import.meta.dirname, `${name}.ts`))) {
  await import(`./${name}.ts`);
} else {
  process.stderr.write(`There is no command ${JSON.stringify(name)}. There are: ${commands.join(', ')}.\n`);
  process.exitCode = 2;
}
