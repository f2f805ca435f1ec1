import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Authorized } from '../../platform/authorized/authorize.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { Position } from '../../platform/http/pages.ts';
import { accounts, roleGrants } from '../accounts/accounts.table.ts';
import { conversations } from '../conversations/conversations.table.ts';
import { listings } from '../listings/listings.table.ts';
import { places } from '../places/places.table.ts';
import type { Deciding } from './moderation.policy.ts';
import { moderationDecisions, reports, type Decision, type Report } from './moderation.table.ts';

export type DecisionRow = Decision & { moderatorName: string | null; moderatorPlaces: string | null };

/** Writes a decision; undefined when this person has already spoken about this revision. */
export async function insertDecision(db: Tx, allowed: Deciding, row: Omit<Decision, 'listingId' | 'revision'>): Promise<Decision | undefined> {
  const { id: listingId, revision } = allowed.subject;
  const [decision] = await db
    .insert(moderationDecisions)
    .values({ ...row, listingId, revision })
    .onConflictDoNothing()
    .returning();
  return decision;
}

/** Where the decision's moderator moderates today: by this colleagues know somebody who chose no name. */
const moderatorPlaces = sql<string | null>`(
  select string_agg(p.name, ', ' order by p.name) from ${roleGrants} g join ${places} p on p.slug = g.place
  where g.account_id = ${moderationDecisions.moderatorId} and g.role in ('moderator', 'admin'))`;

/** All that was decided about some listings, oldest first. */
export async function decisionsOn(db: Tx, listingIds: string[]): Promise<DecisionRow[]> {
  if (listingIds.length === 0) return [];
  const rows = await db
    .select({ decision: moderationDecisions, moderatorName: accounts.displayName, moderatorPlaces })
    .from(moderationDecisions)
    .innerJoin(accounts, eq(accounts.id, moderationDecisions.moderatorId))
    .where(inArray(moderationDecisions.listingId, listingIds))
    .orderBy(asc(moderationDecisions.decidedAt), asc(moderationDecisions.id));
  return rows.map(({ decision, ...moderator }) => ({ ...decision, ...moderator }));
}

export async function findDecision(db: Tx, id: string): Promise<Decision | undefined> {
  const [row] = await db.select().from(moderationDecisions).where(eq(moderationDecisions.id, id));
  return row;
}

/** Ids of pending listings of some counties that one moderator has approved and that wait for another. */
export async function halfApproved(db: Tx, counties: string[]): Promise<string[]> {
  if (counties.length === 0) return [];
  const rows = await db
    .selectDistinct({ id: listings.id })
    .from(moderationDecisions)
    .innerJoin(listings, and(eq(listings.id, moderationDecisions.listingId), eq(listings.revision, moderationDecisions.revision)))
    .innerJoin(places, eq(places.slug, listings.place))
    .where(
      and(eq(listings.status, 'pending'), eq(moderationDecisions.decision, 'approve'), inArray(sql`${places.path}[cardinality(${places.path})]`, counties)),
    );
  return rows.map(({ id }) => id);
}

/** Ids of the published offers in an organisation's name. */
export async function publishedOffersOf(db: Tx, organisationId: string): Promise<string[]> {
  const rows = await db
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.organisationId, organisationId), eq(listings.status, 'published'), eq(listings.kind, 'offer')))
    .orderBy(asc(listings.id));
  return rows.map(({ id }) => id);
}

/** Notes a report; the same person's open report about the same thing is given back instead of a second one. */
export async function insertReport(
  db: Tx,
  made: Authorized<'report.make', { reporterId: string }>,
  row: Omit<Report, 'reporterId' | 'closedAt' | 'closedBy'>,
): Promise<Report> {
  const { reporterId } = made.subject;
  const same = and(
    eq(reports.reporterId, reporterId),
    eq(reports.subjectType, row.subjectType),
    eq(reports.subjectId, row.subjectId),
    isNull(reports.closedAt),
  );
  for (;;) {
    const [noted] = await db
      .insert(reports)
      .values({ ...row, reporterId })
      .onConflictDoNothing()
      .returning();
    if (noted) return noted;
    const [open] = await db.select().from(reports).where(same);
    if (open) return open;
    // It was settled between the two statements: then this one is new.
  }
}

export async function reportsOf(db: Tx, reporterId: string): Promise<Report[]> {
  return db.select().from(reports).where(eq(reports.reporterId, reporterId)).orderBy(desc(reports.createdAt));
}

export async function lockReport(db: Tx, id: string): Promise<Report | undefined> {
  const [row] = await db.select().from(reports).where(eq(reports.id, id)).for('update');
  return row;
}

/** The open reports of some places, newest first, without those about a listing or a conversation of `readerId`: nobody judges what is said about themselves. */
export async function openReports(
  db: Tx,
  { placeSlugs, readerId }: { placeSlugs: string[]; readerId: string },
  page: { limit: number; after: Position | undefined },
): Promise<Report[]> {
  if (placeSlugs.length === 0) return [];
  const after = page.after ? sql`(${reports.createdAt}, ${reports.id}) < (${page.after.at.toISOString()}::timestamptz, ${page.after.id}::uuid)` : undefined;
  return db
    .select({ report: reports })
    .from(reports)
    .innerJoin(places, eq(places.slug, reports.place))
    .where(
      and(
        isNull(reports.closedAt),
        sql`not exists (select from ${listings} l where l.id = ${reports.subjectId} and l.account_id = ${readerId})`,
        sql`not exists (select from ${conversations} c where c.id = ${reports.subjectId} and ${readerId} in (c.owner_id, c.writer_id))`,
        sql`${places.path} && array[${sql.join(
          placeSlugs.map((slug) => sql`${slug}`),
          sql`, `,
        )}]::text[]`,
        after,
      ),
    )
    .orderBy(desc(reports.createdAt), desc(reports.id))
    .limit(page.limit + 1)
    .then((rows) => rows.map(({ report }) => report));
}

export async function closeReport(db: Tx, allowed: Authorized<'report.close', Report>, by: string, at: Date): Promise<void> {
  await db.update(reports).set({ closedAt: at, closedBy: by }).where(eq(reports.id, allowed.subject.id));
}
