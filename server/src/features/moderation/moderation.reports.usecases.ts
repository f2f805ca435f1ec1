import type { Actor } from '../../platform/authorized/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { readCursor, toPage } from '../../platform/http/pages.ts';
import { placeOfConversation, sidesOf } from '../conversations/index.ts';
import { listingForMail, requireListing } from '../listings/index.ts';
import { findPlaces } from '../places/index.ts';
import { moderationErrors } from './moderation.errors.ts';
import { reportsADay } from './moderation.limits.ts';
import { mayCloseReport, mayReport, moderatedPlaces, requireModerator } from './moderation.policy.ts';
import { closeReport, insertReport, lockReport, openReports, reportsOf } from './moderation.repository.ts';
import type { ReportInput } from './moderation.schemas.ts';
import type { Report } from './moderation.table.ts';
import { groundsOf } from './moderation.usecases.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'newId' | 'publish'>;

const view = (report: Report) => ({
  id: report.id,
  subject: { type: report.subjectType, id: report.subjectId },
  place: report.place,
  reason: report.reason,
  text: report.text,
  createdAt: report.createdAt.toISOString(),
});

/** Tells the moderators about a listing or a conversation that the reporter can see. */
export async function report({
  db,
  clock,
  newId,
  limits,
  actor,
  input,
}: Omit<Deps, 'publish'> & Pick<FeatureDeps, 'limits'> & { actor: Actor; input: ReportInput }) {
  const made = mayReport(actor);
  return db.transaction(async (tx) => {
    await limits.take(tx, reportsADay, made.subject.reporterId);
    const place = await placeOfSubject({ db: tx, clock, actor, subject: input.subject });
    const row = await insertReport(tx, made, {
      id: newId(),
      subjectType: input.subject.type,
      subjectId: input.subject.id,
      place,
      reason: input.reason,
      text: input.text?.trim() ? input.text : null,
      createdAt: clock.now(),
    });
    return view(row);
  });
}

/** Where the reported thing belongs; refuses what the reporter cannot see. */
async function placeOfSubject({ db, clock, actor, subject }: Pick<Deps, 'clock'> & { db: Tx; actor: Actor; subject: ReportInput['subject'] }): Promise<string> {
  if (subject.type === 'listing') return (await requireListing({ db, clock, actor, listingId: subject.id })).place;
  return placeOfConversation({ db, actor, conversationId: subject.id });
}

/** The open reports of a moderator's places, newest first, without those about themselves. */
export async function listReports({ db, actor, input }: Pick<Deps, 'db'> & { actor: Actor; input: { limit: number; cursor?: string } }) {
  const moderator = requireModerator(actor);
  const scope = { placeSlugs: moderatedPlaces(moderator), readerId: moderator.accountId };
  const rows = await openReports(db, scope, { limit: input.limit, after: readCursor(input.cursor) });
  const { items, nextCursor } = toPage(rows, input.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { items: items.map(view), nextCursor };
}

/** Marks a report as looked after; 409 `moderation.report_closed` when a colleague did so before. */
export async function settleReport({ db, clock, actor, reportId }: Pick<Deps, 'db' | 'clock'> & { actor: Actor; reportId: string }) {
  const { accountId } = requireModerator(actor);
  return db.transaction(async (tx) => {
    const found = await lockReport(tx, reportId);
    const [place] = await findPlaces({ db: tx, slugs: found ? [found.place] : [] });
    const concerned = found ? await concernedBy({ db: tx, clock, report: found }) : [];
    const allowed = mayCloseReport(actor, await groundsOf({ db: tx, actor }), found, { place, concerned });
    if (allowed.subject.closedAt) throw moderationErrors.report_closed({ at: allowed.subject.closedAt.toISOString() });
    await closeReport(tx, allowed, accountId, clock.now());
    return view(allowed.subject);
  });
}

/** The accounts that a reported thing belongs to. */
async function concernedBy({ db, clock, report: { subjectType, subjectId } }: { db: Tx; clock: Deps['clock']; report: Report }): Promise<string[]> {
  if (subjectType === 'conversation') return sidesOf({ db, conversationId: subjectId });
  const listing = await listingForMail({ db, clock, listingId: subjectId });
  return listing ? [listing.accountId] : [];
}

/** The moderation's part of what a person may take with them: what they reported. */
export async function exportReports({ db, accountId }: { db: Tx; accountId: string }) {
  return { reports: (await reportsOf(db, accountId)).map(view) };
}
