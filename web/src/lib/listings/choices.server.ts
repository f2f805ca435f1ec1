import type { Api } from '#lib/api/client.ts';
import { loadPlaces } from '#lib/places/places.server.ts';
import { topicGroups } from '#lib/topics/topic-groups.ts';
import { loadTopics } from '#lib/topics/topics.server.ts';

/** What there is to choose from, for a form or a filter. */
export async function loadChoices(api: Api, textLocale: string) {
  const [{ options }, topics] = await Promise.all([loadPlaces(api), loadTopics(api)]);
  return { places: options, topics: topicGroups(topics, textLocale) };
}
