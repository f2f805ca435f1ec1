import { roles, type Role } from '../../platform/authorized/actor.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { requirePlace } from '../places/index.ts';
import { requireEmail } from './accounts.domain.ts';
import { accountErrors } from './accounts.errors.ts';
import { allRoles, deleteRole, findAccountByEmail, insertRole } from './accounts.repository.ts';
import { accountOfEmail } from './accounts.signin.usecases.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'keys'>;
interface RoleInput {
  role: string;
  email: string;
  place: string;
}

function requireRole(role: string): Role {
  const known = roles.find((candidate) => candidate === role);
  if (!known) throw invalidField('/role', 'input.not_one_of', { values: roles.join(', ') }, `must be one of ${roles.join(', ')}`);
  return known;
}

/** Gives a role at a place and below it; makes the account of an unknown address. For the operator's command line. `changed` is false when the role was held already. */
export async function grantRole({ db, clock, newId, keys, input }: Deps & { input: RoleInput }): Promise<{ changed: boolean; accountId: string }> {
  const role = requireRole(input.role);
  const email = requireEmail(input.email);
  return db.transaction(async (tx) => {
    const place = await requirePlace({ db: tx, slug: input.place });
    const account = await accountOfEmail({ tx, clock, newId, keys, email, locale: 'de' });
    const changed = await insertRole(tx, { accountId: account.id, role, place: place.slug, grantedAt: clock.now() });
    return { changed, accountId: account.id };
  });
}

/** Takes a role away; `accounts.role_missing` when it was not held. */
export async function revokeRole({ db, keys, input }: Pick<Deps, 'db' | 'keys'> & { input: RoleInput }): Promise<void> {
  const role = requireRole(input.role);
  const account = await findAccountByEmail(db, keys.macs('email-lookup', requireEmail(input.email)));
  const place = await requirePlace({ db, slug: input.place });
  if (!account || !(await deleteRole(db, { accountId: account.id, role, place: place.slug }))) throw accountErrors.role_missing();
}

/** Who holds which role where, with addresses: for the operator's command line only. */
export async function listRoles({ db, keys }: Pick<Deps, 'db' | 'keys'>) {
  const rows = await allRoles(db);
  return rows.map(({ emailSealed, ...row }) => ({ ...row, email: emailSealed ? keys.open('email-seal', emailSealed) : null }));
}
