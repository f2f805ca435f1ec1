import type { ListingRow } from './listings.repository.ts';
import type { OrganisationRef } from '../organisations/index.ts';
import type { ListingView } from './listings.schemas.ts';

/**
 * A listing as `viewer` (an account id, or null) may see it: never the account behind it, the last decision only for its owner. An organisation
 * that nobody has verified is named to the owner and to moderators (`moderating`) only: to others its name would look checked.
 */
export function viewListing(row: ListingRow, viewer: string | null, { moderating = false } = {}): ListingView {
  const own = viewer === row.accountId;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    paused: row.paused,
    title: row.title,
    body: row.body,
    topic: row.topic,
    place: row.place,
    lang: row.lang,
    reachKm: row.reachKm,
    from: row.from,
    until: row.until,
    capacity: row.capacity,
    remaining: row.capacity - row.used,
    poster: { name: row.posterName, organisation: nameOf(row, own || moderating) },
    demo: row.demo,
    own,
    outcome: row.outcome,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    ...(own ? { hidden: row.hidden, reason: row.decisionReason, text: row.decisionText } : {}),
  };
}

function nameOf({ organisation }: ListingRow, all: boolean): OrganisationRef | null {
  const verified = organisation?.verifiedAt != null;
  return organisation && (verified || all) ? { id: organisation.id, name: organisation.name, verified } : null;
}
