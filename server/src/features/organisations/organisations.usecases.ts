import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { readCursor, toPage } from '../../platform/http/pages.ts';
import { requireAccount } from '../accounts/index.ts';
import { requirePlace } from '../places/index.ts';
import type { OrganisationKind } from './organisations.domain.ts';
import { organisationErrors } from './organisations.errors.ts';
import { ownMemberships, requireReadable } from './organisations.policy.ts';
import { deleteMembershipsOf, findOrganisation, isMemberOf, isVerifiedUntilEnd, membershipsOf, verifiedOrganisations } from './organisations.repository.ts';
import type { OrganisationView } from './organisations.schemas.ts';
import { viewOrganisation } from './organisations.view.ts';

/** The verified organisations of a place and below it, the one verified last first. An unknown place is bad input rather than an empty list. */
export async function listOrganisations({ db, input }: { db: Tx; input: { place?: string; kind?: OrganisationKind; limit: number; cursor?: string } }) {
  if (input.place) await requirePlace({ db, slug: input.place });
  const rows = await verifiedOrganisations(db, input, { limit: input.limit, after: readCursor(input.cursor) });
  const { items, nextCursor } = toPage(rows, input.limit, (row) => ({ at: row.verifiedAt!, id: row.id }));
  return { items: items.map(viewOrganisation), nextCursor };
}

/** One organisation; `organisations.not_found` for one that is not verified, unless the actor is a member or moderates its place. */
export async function readOrganisation({ db, actor, organisationId }: { db: Tx; actor: Actor; organisationId: string }): Promise<OrganisationView> {
  const isMember = actor.kind === 'account' && (await isMemberOf(db, organisationId, actor.accountId));
  return viewOrganisation(requireReadable(actor, await findOrganisation(db, organisationId), isMember));
}

/** The organisations in whose name the actor may post, verified or not, by name. */
export async function listOwnOrganisations({ db, actor }: { db: Tx; actor: Actor }): Promise<OrganisationView[]> {
  return (await membershipsOf(db, ownMemberships(actor).accountId)).map(({ organisation }) => viewOrganisation(organisation));
}

/** Passes for a member of the organisation; `input.unknown_organisation` when there is none of this id, `organisations.not_member` for anybody else. */
export async function requireMembership({ db, actor, organisationId }: { db: Tx; actor: Actor; organisationId: string }): Promise<void> {
  const { accountId } = requireAccount(actor);
  if (await isMemberOf(db, organisationId, accountId)) return;
  if (!(await findOrganisation(db, organisationId))) {
    throw invalidField('/organisation', 'input.unknown_organisation', {}, 'is not an organisation of this portal');
  }
  throw organisationErrors.not_member();
}

/** Whether an account belongs to an organisation. */
export async function isMember({ db, organisationId, accountId }: { db: Tx; organisationId: string; accountId: string }): Promise<boolean> {
  return isMemberOf(db, organisationId, accountId);
}

/** Whether a verified organisation answers for what an account posts in its name: only while the account belongs to it. Its verification stays until the caller's transaction ends. */
export async function standsBehind({ db, organisationId, accountId }: { db: Tx; organisationId: string; accountId: string }): Promise<boolean> {
  return (await isVerifiedUntilEnd(db, organisationId)) && (await isMemberOf(db, organisationId, accountId));
}

/** Ends the memberships of somebody who has left the portal. */
export async function forgetMemberships({ db, accountId }: { db: Tx; accountId: string }): Promise<void> {
  await deleteMembershipsOf(db, accountId);
}

/** The organisations' part of what a person may take with them. */
export async function exportMemberships({ db, accountId }: { db: Tx; accountId: string }) {
  return (await membershipsOf(db, accountId)).map(({ organisation, since }) => ({ ...viewOrganisation(organisation), since }));
}
