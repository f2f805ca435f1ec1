import { runAdmin } from '../app/admin/run-admin.ts';
import { readConfig } from '../platform/config/config.ts';
import { runCommand } from './run-command.ts';

// npm run -s admin -- grant moderator --email ADDRESS --place SLUG
await runCommand(
  () => {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    return runAdmin({ config: readConfig(process.env), args: process.argv.slice(2), print, say });
  },
  { printsOnly: true },
);
