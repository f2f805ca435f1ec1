import type { FeatureDeps } from '../../platform/deps.ts';
import type { Tx } from '../../platform/db/db.ts';
import { findAccountId, isDemonstrationAccount, obtainAccount } from '../accounts/index.ts';
import { requirePlace } from '../places/index.ts';
import { organisationErrors } from './organisations.errors.ts';
import { allOrganisations, deleteMember, findBySlug, findOrganisation, insertMember, insertOrganisation, writeVerified } from './organisations.repository.ts';
import type { NewOrganisation } from './organisations.schemas.ts';
import type { Organisation } from './organisations.table.ts';

// What only an operator does, on the command line.
type Deps = Pick<FeatureDeps, 'clock'> & { db: Tx };

/** Enters an organisation, not verified yet. `input.unknown_place`; `organisations.slug_taken`. Gives its id. */
export async function addOrganisation({
  db,
  clock,
  newId,
  input,
  demo = false,
}: Deps & Pick<FeatureDeps, 'newId'> & { input: NewOrganisation; demo?: boolean }): Promise<string> {
  await requirePlace({ db, slug: input.place });
  const id = newId();
  if (!(await insertOrganisation(db, { ...input, id, verifiedAt: null, createdAt: clock.now(), demo }))) throw organisationErrors.slug_taken();
  return id;
}

/**
 * Says that somebody has looked who they are, or that it no longer holds. `changed` is false when it was so already. Whoever takes it back
 * must have its sensitive offers looked at again (moderation's `reviewSensitiveOffers`) in the same transaction.
 */
export async function verifyOrganisation({ db, clock, slug, verified }: Deps & { slug: string; verified: boolean }): Promise<{ id: string; changed: boolean }> {
  const organisation = await requireBySlug(db, slug);
  const changed = (organisation.verifiedAt !== null) !== verified;
  if (changed) await writeVerified(db, organisation.id, verified ? clock.now() : null);
  return { id: organisation.id, changed };
}

/**
 * Lets the person of an address post in an organisation's name; an unknown address gets an account, as with a role.
 * The demonstration keeps to itself: `organisations.demonstration_apart` where only one of the two belongs to it.
 */
export async function joinOrganisation({
  db,
  slug,
  email,
  ...deps
}: Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'keys'> & { slug: string; email: string }): Promise<{ changed: boolean }> {
  return db.transaction(async (tx) => {
    const { id } = await requireBySlug(tx, slug);
    return addMember({ ...deps, db: tx, organisationId: id, accountId: await obtainAccount({ ...deps, tx, email }) });
  });
}

/** Makes an account a member. `organisations.demonstration_apart`: see `joinOrganisation`. */
export async function addMember({ db, clock, organisationId, accountId }: Deps & { organisationId: string; accountId: string }): Promise<{ changed: boolean }> {
  const organisation = await findOrganisation(db, organisationId);
  if (!organisation) throw organisationErrors.not_found();
  if (organisation.demo !== (await isDemonstrationAccount({ db, accountId }))) throw organisationErrors.demonstration_apart();
  return { changed: await insertMember(db, { organisationId, accountId, since: clock.now() }) };
}

/** Ends a membership; what was posted stays as it stands. `organisations.membership_missing` when there was none. */
export async function leaveOrganisation({ db, keys, slug, email }: Pick<FeatureDeps, 'keys'> & { db: Tx; slug: string; email: string }): Promise<void> {
  const { id } = await requireBySlug(db, slug);
  const accountId = await findAccountId({ db, keys, email });
  if (!accountId || !(await deleteMember(db, id, accountId))) throw organisationErrors.membership_missing();
}

/** Every organisation with the number of its members, by slug. */
export async function listAllOrganisations({ db }: { db: Tx }): Promise<(Organisation & { members: number })[]> {
  return allOrganisations(db);
}

async function requireBySlug(db: Tx, slug: string): Promise<Organisation> {
  const organisation = await findBySlug(db, slug);
  if (!organisation) throw organisationErrors.not_found();
  return organisation;
}
