import { grantRole, listRoles, revokeRole } from '../../../features/accounts/index.ts';
import { StartProblem } from '../../../platform/errors/start-problem.ts';
import type { Command, Given } from '../command.ts';

const roleUsage = (verb: string) => `${verb} ROLE --email ADDRESS --place SLUG   (ROLE: moderator, coordinator, admin)`;

function roleInput({ words: [role], email, place }: Given, verb: string) {
  if (!role || !email || !place) throw new StartProblem(`Usage: npm run -s admin -- ${roleUsage(verb)}`);
  return { role, email, place };
}

export const grant: Command = {
  usage: [roleUsage('grant')],
  async run(deps, given, print) {
    const input = roleInput(given, 'grant');
    const { changed } = await grantRole({ ...deps, input });
    print(changed ? `${input.email} is now ${input.role} for ${input.place}.` : `${input.email} was ${input.role} for ${input.place} already.`);
  },
};

export const revoke: Command = {
  usage: [roleUsage('revoke')],
  async run(deps, given, print) {
    const input = roleInput(given, 'revoke');
    await revokeRole({ ...deps, input });
    print(`${input.email} is no longer ${input.role} for ${input.place}.`);
  },
};

export const list: Command = {
  usage: ['list   who holds which role where: role, place, address, separated by tabs'],
  async run(deps, _given, print) {
    for (const { role, place, email } of await listRoles(deps)) print([role, place, email ?? '-'].join('\t'));
  },
};
