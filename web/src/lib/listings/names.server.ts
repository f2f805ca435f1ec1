import type { Api } from '#lib/api/client.ts';
import type { Listing } from '#lib/api/types.ts';
import type { NamedPlace } from '#lib/places/place-words.ts';
import { loadPlaces } from '#lib/places/places.server.ts';
import { topicLabel } from '#lib/topics/topic-groups.ts';
import { loadTopics } from '#lib/topics/topics.server.ts';

export interface Names {
  place: (slug: string) => NamedPlace;
  topic: (slug: string) => string;
}

/** What places and topics are called in the reader's language. */
export async function loadNames(api: Api, textLocale: string): Promise<Names> {
  const [{ bySlug }, topics] = await Promise.all([loadPlaces(api), loadTopics(api)]);
  const labels = new Map(topics.map((topic) => [topic.slug, topicLabel(topic, textLocale)]));
  return {
    place: (slug) => bySlug.get(slug) ?? { name: slug, kind: 'municipality' },
    topic: (slug) => labels.get(slug) ?? slug,
  };
}

export type NamedListing<L extends Pick<Listing, 'place' | 'topic'> = Listing> = L & {
  placeName: string;
  placeKind: NamedPlace['kind'];
  topicName: string;
};

/** A listing with the names of its place and topic. */
export function named<L extends Pick<Listing, 'place' | 'topic'>>(listing: L, names: Names): NamedListing<L> {
  const { name, kind } = names.place(listing.place);
  return { ...listing, placeName: name, placeKind: kind, topicName: names.topic(listing.topic) };
}
