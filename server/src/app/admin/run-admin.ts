import { parseArgs } from 'node:util';
import type { Config } from '../../platform/config/config.ts';
import { StartProblem } from '../../platform/errors/start-problem.ts';
import { buildLog } from '../../platform/log/log.ts';
import { buildDeps } from '../build-deps.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { withDatabase } from '../with-database.ts';
import type { Command } from './command.ts';
import { grant, list, revoke } from './commands/roles.ts';

/** Every command by its name; what it does stands in `commands/`. */
const commands: Record<string, Command> = { grant, revoke, list };

const usage = () =>
  ['Usage: npm run -s admin -- COMMAND', ...Object.values(commands).flatMap((command) => command.usage.map((line) => `  ${line}`))].join('\n');

/** The operator's command line. Prints data on `print` only; throws StartProblem, InvalidInput or DomainError with what went wrong. */
export async function runAdmin({ config, args, print }: { config: Config; args: string[]; print: (line: string) => void }): Promise<void> {
  const { values, positionals } = parse(args);
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new StartProblem(usage());
  await withDatabase(config, async (databaseUrl) => {
    await prepareDatabase({ databaseUrl });
    const { deps, close } = await buildDeps({ config, databaseUrl, log: buildLog('silent') });
    try {
      await command.run({ ...deps, databaseUrl }, { words, ...values }, print);
    } finally {
      await close();
    }
  });
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { email: { type: 'string' }, place: { type: 'string' } } });
  } catch (error) {
    throw new StartProblem(`${(error as Error).message}\n${usage()}`);
  }
}
