import { restorePortal } from '../app/backup/restore-portal.ts';
import { readConfig } from '../platform/config/config.ts';
import { StartProblem } from '../platform/errors/start-problem.ts';
import { runCommand } from './run-command.ts';
import { untilInterrupted } from './until-interrupted.ts';

// npm run -s restore -- FILE
await runCommand(() =>
  untilInterrupted((signal) => {
    const [file, ...more] = process.argv.slice(2);
    if (!file || more.length > 0) throw new StartProblem('Usage: npm run -s restore -- FILE   (FILE may be -, for standard input)');
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    return restorePortal({ config: readConfig(process.env), file, input: process.stdin, say, signal });
  }),
);
