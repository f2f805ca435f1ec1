import { readFileSync } from 'node:fs';
import type { LabelledListing, LabelledSet } from './labelled-set.ts';
import type { RankedNeed } from './scorer.ts';

interface PlaceSource {
  slug: string;
  kind: string;
  parent: string | null;
  lat?: number | null;
  lon?: number | null;
}

const places = new Map(
  (JSON.parse(readFileSync(new URL('../../src/features/places/places.json', import.meta.url), 'utf8')) as PlaceSource[]).map((place) => [place.slug, place]),
);

function lineUp(slug: string): PlaceSource[] {
  const place = places.get(slug);
  if (!place) throw new Error(`no place ${slug}`);
  return place.parent ? [place, ...lineUp(place.parent)] : [place];
}

function kilometres(one: string, other: string): number {
  const [from, to] = [one, other].map((slug) => {
    const point = lineUp(slug).find((place) => typeof place.lat === 'number');
    return [((point?.lat ?? 0) * Math.PI) / 180, ((point?.lon ?? 0) * Math.PI) / 180] as const;
  }) as [readonly [number, number], readonly [number, number]];
  const half = Math.sin((to[0] - from[0]) / 2) ** 2 + Math.cos(from[0]) * Math.cos(to[0]) * Math.sin((to[1] - from[1]) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(half));
}

const words = (listing: LabelledListing) => new Set(`${listing.title} ${listing.body}`.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
const region = (listing: LabelledListing) => lineUp(listing.place).find((place) => place.kind === 'region')?.slug ?? listing.place;
const reach = (listing: LabelledListing) => listing.reach_km ?? 25;
const inDate = (listing: LabelledListing, asOf: string) => listing.until === null || listing.until >= asOf;

type Rule = (need: LabelledListing, offer: LabelledListing) => number;

function rank(set: LabelledSet, rule: Rule): RankedNeed[] {
  const offers = set.listings.filter((listing) => listing.kind === 'offer' && inDate(listing, set.asOf));
  return set.listings
    .filter((listing) => listing.kind === 'need')
    .map((need) => {
      const found = offers.map((offer) => ({ id: offer.id, score: rule(need, offer), notify: true })).filter(({ score }) => score > 0);
      return { need: need.id, offers: found.sort((one, other) => other.score - one.score).slice(0, 20) };
    });
}

/** The rules that other portals go by: what they find, they tell. */
export const baselines: Record<string, (set: LabelledSet) => RankedNeed[]> = {
  // As many words of four letters or more in common as possible, spelt alike, in the same of the county's four regions.
  'exact word in the region': (set) =>
    rank(set, (need, offer) => {
      if (region(need) !== region(offer)) return 0;
      const theirs = words(offer);
      return [...words(need)].filter((word) => theirs.has(word)).length;
    }),
  // The same topic within both reaches, the nearest first.
  'topic and distance': (set) =>
    rank(set, (need, offer) => {
      if (need.topic !== offer.topic || need.topic === null || need.topic === 'other') return 0;
      const km = kilometres(need.place, offer.place);
      return km <= Math.min(reach(need), reach(offer)) ? 1 / (1 + km) : 0;
    }),
};
