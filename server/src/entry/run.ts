import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from './image.ts';

// What the image starts: `run.ts NAME …` is the command of that name, in this very process, so that signals reach it.
const [name = ''] = process.argv.splice(2, 1);

function refuse(code: number, line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = code;
}

if (!commands.includes(name) || !existsSync(join(import.meta.dirname, `${name}.ts`)))
  refuse(2, `There is no command ${JSON.stringify(name)}. There are: ${commands.join(', ')}.`);
else if (!process.env['DATABASE_URL']?.trim())
  refuse(1, 'DATABASE_URL is missing, and the image brings no database of its own. Set it to a PostgreSQL 15 to 18.');
else await import(`./${name}.ts`);
