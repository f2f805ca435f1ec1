import { z } from 'zod';

const day = z.iso.date().nullable();

/** One line of a labelled set's `listings.jsonl`. */
export const setListing = z
  .object({
    id: z.string().min(1),
    kind: z.enum(['need', 'offer']),
    lang: z.string().min(1),
    title: z.string(),
    body: z.string(),
    topic: z.string().nullable(),
    place: z.string(),
    reach_km: z.int().min(0).max(200).nullable(),
    from: day,
    until: day,
  })
  .refine(({ from, until }) => !from || !until || from <= until, { path: ['until'], error: 'is before the first day' });

/** A labelled set's `meta.json`: the day on which the matching happens. */
export const setMeta = z.object({ as_of: z.iso.date() });

export type SetListing = z.output<typeof setListing>;

export interface RankingSet {
  asOf: string;
  listings: SetListing[];
}
