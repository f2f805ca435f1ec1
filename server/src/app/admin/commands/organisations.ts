import { reviewSensitiveOffers } from '../../../features/moderation/index.ts';
import {
  addOrganisation,
  joinOrganisation,
  leaveOrganisation,
  listAllOrganisations,
  newOrganisation,
  verifyOrganisation,
} from '../../../features/organisations/index.ts';
import { InvalidInput } from '../../../platform/errors/domain-error.ts';
import { StartProblem } from '../../../platform/errors/start-problem.ts';
import { toFieldError } from '../../../platform/http/validation.ts';
import type { AdminDeps, Command, Given } from '../command.ts';

type Print = (line: string) => void;
type Work = (deps: AdminDeps, given: Given & { slug: string }, print: Print) => Promise<void>;

const forms = {
  add: 'organisations add SLUG --name NAME --kind KIND --place SLUG [--about TEXT] [--website URL]   (KIND: initiative, office, association, company)',
  verify: 'organisations verify SLUG   says that somebody has looked who they are: its name is shown, its sensitive offers need one moderator',
  unverify: 'organisations unverify SLUG   takes it back: its sensitive offers that one moderator approved wait for a second',
  join: 'organisations join SLUG --email ADDRESS   lets a person post in its name',
  leave: 'organisations leave SLUG --email ADDRESS',
  list: 'organisations list   slug, kind, place, verified or not, members, name, separated by tabs',
};
type Form = keyof typeof forms;

/** Initiatives, offices, associations and companies, and who may speak for them. */
export const organisations: Command = {
  usage: Object.values(forms),
  async run(deps, given, print) {
    const [form = '', slug] = given.words;
    if (form === 'list') return list(deps, print);
    const work = Object.hasOwn(works, form) ? works[form as keyof typeof works] : undefined;
    if (!work || !slug) throw usage(form);
    await work(deps, { ...given, slug }, print);
  },
};

const works: Record<Exclude<Form, 'list'>, Work> = {
  async add(deps, { slug, name, kind, place, about, website }, print) {
    if (!name || !kind || !place) throw usage('add');
    const input = newOrganisation.safeParse({ slug, name, kind, place, about, website });
    if (!input.success) throw new InvalidInput(input.error.issues.map(toFieldError));
    await addOrganisation({ ...deps, input: input.data });
    print(`${slug} is entered and not verified yet.`);
  },
  verify: (deps, { slug }, print) => setVerified(deps, slug, true, print),
  unverify: (deps, { slug }, print) => setVerified(deps, slug, false, print),
  async join(deps, { slug, email }, print) {
    if (!email) throw usage('join');
    const { changed } = await joinOrganisation({ ...deps, slug, email });
    print(changed ? `${email} may now post for ${slug}.` : `${email} was a member of ${slug} already.`);
  },
  async leave(deps, { slug, email }, print) {
    if (!email) throw usage('leave');
    await leaveOrganisation({ ...deps, slug, email });
    print(`${email} is no longer a member of ${slug}.`);
  },
};

async function setVerified(deps: AdminDeps, slug: string, verified: boolean, print: Print): Promise<void> {
  const { changed, sentBack } = await deps.db.transaction(async (tx) => {
    const { id, changed } = await verifyOrganisation({ ...deps, db: tx, slug, verified });
    return { changed, sentBack: verified ? 0 : await reviewSensitiveOffers({ ...deps, tx, organisationId: id }) };
  });
  print(`${slug} ${changed ? 'is now' : 'was already'} ${verified ? 'verified' : 'not verified'}.`);
  if (!verified) print(`Sensitive offers that wait for a second moderator now: ${sentBack}.`);
}

async function list(deps: AdminDeps, print: Print): Promise<void> {
  for (const { slug, kind, place, verifiedAt, members, name } of await listAllOrganisations(deps)) {
    print([slug, kind, place, verifiedAt ? 'verified' : 'not verified', members, name].join('\t'));
  }
}

function usage(form: string): StartProblem {
  const lines = Object.hasOwn(forms, form) ? [forms[form as Form]] : Object.values(forms);
  return new StartProblem(['Usage:', ...lines.map((line) => `npm run -s admin -- ${line}`)].join(lines.length === 1 ? ' ' : '\n  '));
}
