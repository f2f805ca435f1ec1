import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings, type Listing } from '../listings/listings.table.ts';
import { organisationMembers, organisations } from '../organisations/organisations.table.ts';
import { places } from '../places/places.table.ts';
import { topics } from '../topics/topics.table.ts';
import type { Profile } from './analysis.domain.ts';
import { alive, type Present } from './live.repository.ts';
import { matchingProfiles } from './matching.table.ts';

/** A published listing as the search takes it. */
export interface SearchedListing {
  id: string;
  kind: Listing['kind'];
  topic: string;
  topicPath: string[];
  from: string | null;
  until: string | null;
  profile: Profile;
  terms: string[];
}

export type Candidate = Omit<SearchedListing, 'kind' | 'terms'> & { km: number };

/** Great-circle distance in kilometres (haversine, mean radius of the Earth 6371.0088 km) between the points of two places. */
const kilometres = (one: string, other: string): SQL => {
  const [a, b] = [sql.raw(one), sql.raw(other)];
  return sql`2 * 6371.0088 * asin(least(1, sqrt(power(sin(radians(${b}.lat - ${a}.lat) / 2), 2) + cos(radians(${a}.lat)) * cos(radians(${b}.lat)) * power(sin(radians(${b}.lon - ${a}.lon) / 2), 2))))`;
};

/** A listing that is live now, with its profile. */
export async function findSearched(db: Tx, listingId: string, present: Present): Promise<SearchedListing | undefined> {
  const rows = await db.execute<SearchedListing & Record<string, unknown>>(sql`
    select l.id, l.kind, l.topic, t.path as "topicPath", l."from"::text, l.until::text, p.profile, p.terms
    from ${listings} l join ${topics} t on t.slug = l.topic join ${matchingProfiles} p on p.listing_id = l.id
    where l.id = ${listingId} and ${alive('l', present)}`);
  return rows[0];
}

/**
 * The counterparts of a listing that keep all hard rules: other kind, live now, another owner, windows overlap, within
 * both reaches. Found by `terms` (the GIN index), those first whose shared terms weigh most, at most `limit`.
 */
export async function findCandidates(
  db: Tx,
  listingId: string,
  query: Present & { terms: { term: string; weight: number }[]; defaultReachKm: number; limit: number },
): Promise<Candidate[]> {
  const terms = sql.param(query.terms.map(({ term }) => term));
  const weights = sql.param(query.terms.map(({ weight }) => weight));
  const reach = (alias: string) => sql`coalesce(${sql.raw(alias)}.reach_km, ${query.defaultReachKm})`;
  const rows = await db.execute<Candidate & Record<string, unknown>>(sql`
    with alike as materialized (
      select p.listing_id, sum(wanted.weight) as weight
      from unnest(${terms}::text[], ${weights}::float8[]) as wanted(term, weight) join ${matchingProfiles} p on p.terms @> array[wanted.term]
      group by p.listing_id),
    near as materialized (
      select there.slug, ${kilometres('here', 'there')} as km
      from ${listings} own join ${places} here on here.slug = own.place cross join ${places} there where own.id = ${listingId}),
    best as materialized (
      select l.id, l.topic, l."from", l.until, near.km, alike.weight
      from ${listings} own join ${listings} l on l.kind <> own.kind and l.account_id <> own.account_id
      join alike on alike.listing_id = l.id join near on near.slug = l.place
      where own.id = ${listingId} and ${alive('l', query)}
        and near.km <= least(${reach('own')}, ${reach('l')})
        and (own."from" is null or l.until is null or own."from" <= l.until) and (l."from" is null or own.until is null or l."from" <= own.until)
      order by alike.weight desc, near.km, l.id
      limit ${query.limit})
    select best.id, best.topic, t.path as "topicPath", best."from"::text, best.until::text, p.profile, best.km
    from best join ${matchingProfiles} p on p.listing_id = best.id join ${topics} t on t.slug = best.topic
    order by best.weight desc, best.km, best.id`);
  return [...rows];
}

export interface MailSide {
  id: string;
  accountId: string;
  kind: Listing['kind'];
  title: string;
  body: string;
  lang: string;
  placeName: string;
  /** A verified organisation's name while its poster belongs to it, else the one that the poster chose. */
  posterName: string | null;
  demo: boolean;
  live: boolean;
}

/** Listings with what a mail says of them, live or not. */
export async function findMailSides(db: Tx, ids: string[], present: Present): Promise<MailSide[]> {
  const rows = await db.execute<MailSide & Record<string, unknown>>(sql`
    select l.id, l.account_id as "accountId", l.kind, l.title, l.body, l.lang, p.name as "placeName", coalesce(o.name, a.display_name) as "posterName", l.demo,
      (${alive('l', present)} and a.deleted_at is null) as live
    from ${listings} l join ${places} p on p.slug = l.place join ${accounts} a on a.id = l.account_id
      left join ${organisations} o on o.id = l.organisation_id and o.verified_at is not null
        and exists (select from ${organisationMembers} m where m.organisation_id = o.id and m.account_id = l.account_id)
    where l.id = any(${sql.param(ids)}::uuid[])`);
  return [...rows];
}
