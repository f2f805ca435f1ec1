import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/pages.ts';
import { day, languageTag, line, slug, text } from '../../platform/http/text-schemas.ts';
import { organisationRef } from '../organisations/index.ts';
import { listingKinds, listingStatuses, outcomes } from './listings.table.ts';

const fields = {
  title: line(3, 120),
  body: text(0, 5000),
  topic: slug,
  place: slug,
  lang: languageTag,
  reachKm: z.int().min(0).max(200).nullable(),
  from: day.nullable(),
  until: day.nullable(),
  capacity: z.int().min(1).max(1000),
};

export const newListing = z.object({
  kind: z.enum(listingKinds),
  title: fields.title,
  body: fields.body.default(''),
  topic: fields.topic,
  place: fields.place,
  lang: fields.lang,
  reachKm: fields.reachKm.default(null),
  from: fields.from.default(null),
  until: fields.until.default(null),
  capacity: fields.capacity.default(1),
  /** Id of an organisation that the poster belongs to and speaks for. */
  organisation: z.uuid().optional(),
});
export type NewListing = z.output<typeof newListing>;

export const listingChange = z.object({ ...fields, paused: z.boolean() }).partial();
export type ListingChange = z.output<typeof listingChange>;

export const listingQuery = pageQuery.extend({
  kind: z.enum(listingKinds).optional(),
  topic: slug.optional(),
  place: slug.optional(),
  q: line(0, 200).optional(),
  /** Id of the verified organisation in whose name it was posted. */
  organisation: z.uuid().optional(),
});

export const listingSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(listingKinds),
    status: z.enum(listingStatuses),
    paused: z.boolean(),
    title: z.string(),
    body: z.string(),
    topic: z.string(),
    place: z.string(),
    lang: z.string(),
    reachKm: z.int().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    capacity: z.int(),
    remaining: z.int(),
    /**
     * `name` is null where the poster chose none: pages say "someone from PLACE". `organisation` is in whose name it stands; one that is not
     * verified is shown to the poster and to moderators only.
     */
    poster: z.object({ name: z.string().nullable(), organisation: organisationRef.nullable() }),
    demo: z.boolean(),
    own: z.boolean(),
    outcome: z.enum(outcomes).nullable(),
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    /** For its owner and the moderators of its place: a moderator has taken it out of sight. */
    hidden: z.boolean().optional(),
    /** Of the last decision; for the owner only. */
    reason: z.string().nullable().optional(),
    text: z.string().nullable().optional(),
  })
  .meta({ id: 'Listing' });
export type ListingView = z.output<typeof listingSchema>;

export const listingPage = pageOf(listingSchema);
export const listingId = z.object({ id: z.uuid() });
