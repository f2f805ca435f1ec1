import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import type { Position } from '../../platform/http/pages.ts';
import { places } from '../places/places.table.ts';
import type { OrganisationKind } from './organisations.domain.ts';
import { organisationMembers, organisations, type Organisation } from './organisations.table.ts';

export type OrganisationRow = Organisation & { placePath: string[] };

function select(db: Tx) {
  return db.select({ organisation: organisations, placePath: places.path }).from(organisations).innerJoin(places, eq(places.slug, organisations.place));
}

const flat = ({ organisation, placePath }: { organisation: Organisation; placePath: string[] }): OrganisationRow => ({ ...organisation, placePath });

const isMembership = (organisationId: string, accountId: string) =>
  and(eq(organisationMembers.organisationId, organisationId), eq(organisationMembers.accountId, accountId));

export async function findOrganisation(db: Tx, id: string): Promise<OrganisationRow | undefined> {
  return (await select(db).where(eq(organisations.id, id))).map(flat)[0];
}

/** Whether an organisation is verified, which it then is, or is not, until the transaction ends. */
export async function isVerifiedUntilEnd(db: Tx, id: string): Promise<boolean> {
  const [row] = await db.select({ verifiedAt: organisations.verifiedAt }).from(organisations).where(eq(organisations.id, id)).for('share');
  return row?.verifiedAt != null;
}

export async function findBySlug(db: Tx, slug: string): Promise<Organisation | undefined> {
  const [row] = await db.select().from(organisations).where(eq(organisations.slug, slug));
  return row;
}

/** Verified organisations, the one verified last first; `place` includes what is below. One row more than `limit`. */
export async function verifiedOrganisations(
  db: Tx,
  filter: { place?: string; kind?: OrganisationKind },
  page: { limit: number; after: Position | undefined },
): Promise<OrganisationRow[]> {
  const conditions = [sql`${organisations.verifiedAt} is not null`];
  if (filter.place) conditions.push(sql`${places.path} @> array[${filter.place}]::text[]`);
  if (filter.kind) conditions.push(eq(organisations.kind, filter.kind));
  if (page.after)
    conditions.push(sql`(${organisations.verifiedAt}, ${organisations.id}) < (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)`);
  const rows = await select(db)
    .where(and(...conditions))
    .orderBy(desc(organisations.verifiedAt), desc(organisations.id))
    .limit(page.limit + 1);
  return rows.map(flat);
}

/** Writes an organisation; false when its slug is taken. */
export async function insertOrganisation(db: Tx, row: Organisation): Promise<boolean> {
  return (await db.insert(organisations).values(row).onConflictDoNothing({ target: organisations.slug }).returning({ id: organisations.id })).length > 0;
}

export async function writeVerified(db: Tx, id: string, verifiedAt: Date | null): Promise<void> {
  await db.update(organisations).set({ verifiedAt }).where(eq(organisations.id, id));
}

/** Adds a member; false for one who was there already. */
export async function insertMember(db: Tx, row: { organisationId: string; accountId: string; since: Date }): Promise<boolean> {
  return (await db.insert(organisationMembers).values(row).onConflictDoNothing().returning()).length > 0;
}

export async function deleteMember(db: Tx, organisationId: string, accountId: string): Promise<boolean> {
  return (await db.delete(organisationMembers).where(isMembership(organisationId, accountId)).returning()).length > 0;
}

export async function isMemberOf(db: Tx, organisationId: string, accountId: string): Promise<boolean> {
  return (await db.select({ since: organisationMembers.since }).from(organisationMembers).where(isMembership(organisationId, accountId))).length > 0;
}

/** What an account belongs to, since when, by name. */
export async function membershipsOf(db: Tx, accountId: string): Promise<{ organisation: Organisation; since: Date }[]> {
  return db
    .select({ organisation: organisations, since: organisationMembers.since })
    .from(organisationMembers)
    .innerJoin(organisations, eq(organisations.id, organisationMembers.organisationId))
    .where(eq(organisationMembers.accountId, accountId))
    .orderBy(asc(organisations.name), asc(organisations.id));
}

export async function deleteMembershipsOf(db: Tx, accountId: string): Promise<void> {
  await db.delete(organisationMembers).where(eq(organisationMembers.accountId, accountId));
}

/** All organisations with the number of their members, by slug. */
export async function allOrganisations(db: Tx): Promise<(Organisation & { members: number })[]> {
  const members = sql<number>`(select count(*)::int from ${organisationMembers} m where m.organisation_id = ${organisations.id})`;
  const rows = await db.select({ organisation: organisations, members }).from(organisations).orderBy(asc(organisations.slug));
  return rows.map((row) => ({ ...row.organisation, members: row.members }));
}
