import { withDatabase } from '../app/with-database.ts';
import { prepareDatabase } from '../app/prepare-database.ts';
import { readConfig } from '../platform/config/config.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => withDatabase(readConfig(process.env), (databaseUrl) => prepareDatabase({ databaseUrl })));
