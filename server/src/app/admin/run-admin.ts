import { parseArgs } from 'node:util';
import { grantRole, listRoles, revokeRole } from '../../features/accounts/index.ts';
import type { Config } from '../../platform/config/config.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { StartProblem } from '../../platform/errors/start-problem.ts';
import { buildLog } from '../../platform/log/log.ts';
import { buildDeps } from '../build-deps.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { withDatabase } from '../with-database.ts';

interface Command {
  usage: string;
  run(deps: FeatureDeps, given: { words: string[]; email?: string; place?: string }, print: (line: string) => void): Promise<void>;
}

const roleUsage = (verb: string) => `${verb} ROLE --email ADDRESS --place SLUG   (ROLE: moderator, coordinator, admin)`;

function roleInput({ words: [role], email, place }: { words: string[]; email?: string; place?: string }, verb: string) {
  if (!role || !email || !place) throw new StartProblem(`Usage: npm run -s admin -- ${roleUsage(verb)}`);
  return { role, email, place };
}

const commands: Record<string, Command> = {
  grant: {
    usage: roleUsage('grant'),
    async run(deps, given, print) {
      const input = roleInput(given, 'grant');
      const { changed } = await grantRole({ ...deps, input });
      print(changed ? `${input.email} is now ${input.role} for ${input.place}.` : `${input.email} was ${input.role} for ${input.place} already.`);
    },
  },
  revoke: {
    usage: roleUsage('revoke'),
    async run(deps, given, print) {
      const input = roleInput(given, 'revoke');
      await revokeRole({ ...deps, input });
      print(`${input.email} is no longer ${input.role} for ${input.place}.`);
    },
  },
  list: {
    usage: 'list   who holds which role where: role, place, address, separated by tabs',
    async run(deps, _given, print) {
      for (const { role, place, email } of await listRoles(deps)) print([role, place, email ?? '-'].join('\t'));
    },
  },
};

const usage = () => ['Usage: npm run -s admin -- COMMAND', ...Object.values(commands).map((command) => `  ${command.usage}`)].join('\n');

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
      await command.run(deps, { words, ...values }, print);
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
