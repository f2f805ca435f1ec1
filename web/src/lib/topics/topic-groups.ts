import type { Topic } from '#lib/api/types.ts';

export interface TopicGroup {
  slug: string;
  label: string;
  topics: { slug: string; label: string }[];
}

/** A topic's name in the reader's language, else in English. */
export function topicLabel(topic: Topic, locale: string): string {
  return locale.startsWith('de') ? topic.labels.de : topic.labels.en;
}

/** The two levels of topics, named in the reader's language. */
export function topicGroups(topics: readonly Topic[], locale: string): TopicGroup[] {
  const named = (topic: Topic) => ({ slug: topic.slug, label: topicLabel(topic, locale) });
  return topics
    .filter(({ parent }) => parent === null)
    .map((group) => ({
      ...named(group),
      topics: topics.filter(({ parent }) => parent === group.slug).map(named),
    }));
}
