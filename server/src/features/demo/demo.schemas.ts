import { z } from 'zod';
import { languageTag, line, slug, text } from '../../platform/http/text-schemas.ts';
import { shownName } from '../accounts/index.ts';
import { listingKinds } from '../listings/index.ts';
import { newOrganisation } from '../organisations/index.ts';

/** A published listing stands 60 days: older ones would be over at once. */
const OLDEST_DAYS = 50;

/** One listing of the demonstration as `listings/*.json` holds it. Days count from the day on which the demonstration is filled. */
export const demoListing = z
  .strictObject({
    kind: z.enum(listingKinds),
    lang: languageTag,
    title: line(3, 120),
    body: text(1, 5000),
    topic: slug,
    place: slug,
    reachKm: z.int().min(0).max(200).nullable(),
    /** Null: the poster chose no name. */
    poster: shownName(2, 60).nullable(),
    /** Slug of one of `organisations.json`, in whose name it is posted. */
    organisation: slug.optional(),
    daysAgo: z.int().min(1).max(OLDEST_DAYS),
    state: z.enum(['published', 'pending', 'fulfilled', 'withdrawn']).default('published'),
    fromDays: z.int().optional(),
    untilDays: z.int().optional(),
    capacity: z.int().min(1).max(1000).default(1),
  })
  .refine(({ state, untilDays }) => untilDays === undefined || untilDays > 0 || state === 'fulfilled' || state === 'withdrawn', 'what is open must not be over')
  .refine(({ daysAgo, untilDays = 0 }) => untilDays >= -daysAgo, 'must not be over before it is posted');
export type DemoListing = z.output<typeof demoListing>;

/** One organisation of the demonstration as `organisations.json` holds it. */
export const demoOrganisation = newOrganisation.extend({ verified: z.boolean() }).strict();
export type DemoOrganisation = z.output<typeof demoOrganisation>;
