import { parseArgs } from 'node:util';
import { backUpPortal } from '../app/backup/backup-portal.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { StartProblem } from '../platform/errors/start-problem.ts';
import { runCommand } from './run-command.ts';
import { untilInterrupted } from './until-interrupted.ts';

const usage = new StartProblem('Usage: npm run -s backup -- FILE [--overwrite]   (FILE may be -, for standard output)');

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { overwrite: { type: 'boolean', default: false } } });
    if (positionals.length === 1) return { file: positionals[0]!, ...values };
  } catch {
    // What it should have been is said below.
  }
  throw usage;
}

// npm run -s backup -- FILE
await runCommand(() =>
  untilInterrupted((signal) => {
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    return backUpPortal({ config: readConfig(process.env), clock: systemClock, output: process.stdout, say, signal, ...read(process.argv.slice(2)) });
  }),
);
