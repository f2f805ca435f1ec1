import { parseArgs } from 'node:util';
import type { Config } from '../../platform/config/config.ts';
import { checkSchema } from '../../platform/db/migrate.ts';
import { StartProblem } from '../../platform/errors/start-problem.ts';
import { buildLog } from '../../platform/log/log.ts';
import { buildDeps } from '../build-deps.ts';
import { features } from '../features.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { refuseUnknownSecret } from '../refuse-unknown-secret.ts';
import { withDatabase } from '../with-database.ts';
import type { Command } from './command.ts';
import { demo } from './commands/demo.ts';
import { migrate } from './commands/migrate.ts';
import { jobs } from './commands/jobs.ts';
import { organisations } from './commands/organisations.ts';
import { grant, list, revoke } from './commands/roles.ts';
import { rotateSecret } from './commands/secret.ts';
import { wording } from './commands/wording.ts';

/** Every command by its name; what it does stands in `commands/`. */
const commands: Record<string, Command> = { migrate, grant, revoke, list, organisations, demo, jobs, wording, 'rotate-secret': rotateSecret };

const usage = () =>
  ['Usage: npm run -s admin -- COMMAND', ...Object.values(commands).flatMap((command) => command.usage.map((line) => `  ${line}`))].join('\n');

export interface AdminRequest {
  config: Config;
  args: string[];
  print: (line: string) => void;
  /** What is no data. */
  say?: (line: string) => void;
}

/** The operator's command line. Prints data on `print` only; throws StartProblem, InvalidInput or DomainError with what went wrong. */
export async function runAdmin({ config, args, print, say = () => {} }: AdminRequest): Promise<void> {
  const { values, positionals } = parse(args.filter((arg) => arg !== '--help' && arg !== '-h'));
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (args.some((arg) => arg === '--help' || arg === '-h')) return print(usage());
  if (!command) throw new StartProblem(name ? `There is no command "${name}".\n${usage()}` : usage());
  await withDatabase(config, async (databaseUrl) => {
    // Portals may run on a configured database: only its operator decides when that is brought to another version.
    if (!command.unprepared) await (config.databaseUrl ? checkSchema(databaseUrl, { mayBeNewer: false }) : prepareDatabase({ databaseUrl }));
    const { deps, close } = await buildDeps({ config, databaseUrl, log: buildLog('silent') });
    try {
      if (!command.anySecret && !command.unprepared) await refuseUnknownSecret({ ...deps, features });
      await command.run({ ...deps, databaseUrl, say }, { words, ...values }, print);
    } finally {
      await close();
    }
  });
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        place: { type: 'string' },
        name: { type: 'string' },
        kind: { type: 'string' },
        about: { type: 'string' },
        website: { type: 'string' },
        all: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        'forget-unreadable': { type: 'boolean' },
      },
    });
  } catch (error) {
    // Node goes on to explain how such a word could be meant otherwise.
    throw new StartProblem(`${(error as Error).message.split('. ', 1)[0]}.\n${usage()}`);
  }
}
