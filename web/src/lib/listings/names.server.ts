import type { Api } from '#lib/api/client.ts';
import type { Listing } from '#lib/api/types.ts';
import type { NamedPlace } from '#lib/places/place-words.ts';
import { loadPlaces } from '#lib/places/places.server.ts';
import { topicLabel } from '#lib/topics/topic-groups.ts';
import { topicIcon } from '#lib/topics/topic-icon.ts';
import { loadTopics } from '#lib/topics/topics.server.ts';
import type { IconName } from '#lib/ui/icon-names.ts';

export interface Names {
  place: (slug: string) => NamedPlace;
  topic: (slug: string) => string;
  icon: (slug: string) => IconName;
}

/** What places and topics are called in the reader's language. */
export async function loadNames(api: Api, textLocale: string): Promise<Names> {
  const [{ bySlug }, topics] = await Promise.all([loadPlaces(api), loadTopics(api)]);
  const labels = new Map(topics.map((topic) => [topic.slug, topicLabel(topic, textLocale)]));
  const icons = new Map(topics.map((topic) => [topic.slug, topicIcon(topic)]));
  return {
    place: (slug) => {
      const place = bySlug.get(slug);
      if (place === undefined) return { name: slug, kind: 'municipality' };
      const { name, kind, parent } = place;
      return { name, kind, town: kind === 'district' && parent !== null ? bySlug.get(parent)?.name : undefined };
    },
    topic: (slug) => labels.get(slug) ?? slug,
    icon: (slug) => icons.get(slug) ?? 'shapes',
  };
}

export type NamedListing<L extends Pick<Listing, 'place' | 'topic'> = Listing> = L & {
  placeName: string;
  placeKind: NamedPlace['kind'];
  placeTown?: string | undefined;
  topicName: string;
  topicIcon: IconName;
};

/** A listing with the names of its place and topic. */
export function named<L extends Pick<Listing, 'place' | 'topic'>>(listing: L, names: Names): NamedListing<L> {
  const { name, kind, town } = names.place(listing.place);
  return { ...listing, placeName: name, placeKind: kind, placeTown: town, topicName: names.topic(listing.topic), topicIcon: names.icon(listing.topic) };
}
