import { sayPrepared } from '../app/admin/commands/migrate.ts';
import { withDatabase } from '../app/with-database.ts';
import { prepareDatabase } from '../app/prepare-database.ts';
import { readConfig } from '../platform/config/config.ts';
import { runCommand } from './run-command.ts';

// npm run migrate
await runCommand(() =>
  withDatabase(readConfig(process.env), async (databaseUrl) => {
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    sayPrepared(await prepareDatabase({ databaseUrl, say }), (line) => process.stdout.write(`${line}\n`));
  }),
);
