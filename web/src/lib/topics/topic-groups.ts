import { isLocale } from '#lib/i18n/locales.ts';
import type { Topic } from '#lib/api/types.ts';

export interface TopicGroup {
  slug: string;
  label: string;
  topics: { slug: string; label: string }[];
}

/** A topic's name in the reader's language. Taken on the server: a page is sent the names that it shows, in one language. */
export function topicLabel({ labels }: Pick<Topic, 'labels'>, locale: string): string {
  return isLocale(locale) ? labels[locale] : labels.en;
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
