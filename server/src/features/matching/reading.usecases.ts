import type { Actor } from '../../platform/authorized/actor.ts';
import { berlinDay } from '../../platform/clock/berlin.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { FeatureDeps } from '../../platform/deps.ts';
import { publicListings, requireOwnListing } from '../listings/index.ts';
import { findMailSides, type MailSide } from './candidates.repository.ts';
import { findMatch, shownMatchesOf } from './matching.repository.ts';
import type { Reason } from './score.domain.ts';

type Deps = Pick<FeatureDeps, 'clock'> & { db: Tx };

const presentOf = (clock: Clock) => ({ now: clock.now(), today: berlinDay(clock.now()) });

/** How many matches a page shows; they come best first. */
const SHOWN_AT_MOST = 100;

/** The matches of an own listing with counterparts that are live now, best first; `listings.not_found` for anybody else's. */
export async function listMatches({ db, clock, actor, listingId }: Deps & { actor: Actor; listingId: string }) {
  await requireOwnListing({ db, actor, listingId });
  const rows = await shownMatchesOf(db, listingId, { ...presentOf(clock), limit: SHOWN_AT_MOST });
  const counterpart = (row: { needId: string; offerId: string }) => (row.needId === listingId ? row.offerId : row.needId);
  const live = new Map((await publicListings({ db, clock, ids: rows.map(counterpart) })).map((listing) => [listing.id, listing]));
  return rows.flatMap((row) => {
    const listing = live.get(counterpart(row));
    return listing ? [{ listing, score: row.score, reasons: row.reasons, notified: row.toldAt !== null, at: row.foundAt.toISOString() }] : [];
  });
}

export interface MatchForMail {
  own: { id: string; title: string; lang: string };
  /** `posterName` is null where they chose none. */
  other: Pick<MailSide, 'id' | 'kind' | 'title' | 'lang' | 'body' | 'placeName' | 'posterName'>;
  /** 0 to 1. */
  score: number;
  reasons: Reason[];
  /** Whether the match holds and both listings are still public and in date: only then it is worth a mail. */
  live: boolean;
}

/** What a mail to one side of a match says; nothing when there is no such match or the account owns neither side. */
export async function matchForMail({
  db,
  clock,
  needId,
  offerId,
  accountId,
}: Deps & { needId: string; offerId: string; accountId: string }): Promise<MatchForMail | undefined> {
  const match = await findMatch(db, { needId, offerId });
  if (!match) return undefined;
  const sides = await findMailSides(db, [needId, offerId], presentOf(clock));
  const own = sides.find((side) => side.accountId === accountId);
  const other = sides.find((side) => side.accountId !== accountId);
  if (!own || !other) return undefined;
  return {
    own: { id: own.id, title: own.title, lang: own.lang },
    other: { id: other.id, kind: other.kind, title: other.title, lang: other.lang, body: other.body, placeName: other.placeName, posterName: other.posterName },
    score: match.score,
    reasons: match.reasons,
    // Nobody stands behind the demonstration: a mail about it would send somebody in need to nobody.
    live: match.holds && own.live && other.live && !own.demo && !other.demo,
  };
}
