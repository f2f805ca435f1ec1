import { runAdmin } from '../app/admin/run-admin.ts';
import { readConfig } from '../platform/config/config.ts';
import { runCommand } from './run-command.ts';

// npm run -s admin -- grant moderator --email ADDRESS --place SLUG
await runCommand(async () => runAdmin({ config: readConfig(process.env), args: process.argv.slice(2), print: (line) => process.stdout.write(`${line}\n`) }));
