import type { Catalogue } from '../../platform/i18n/catalogue.ts';
import { localeCodes, type Locale } from '../../platform/i18n/locales.ts';
import type { Topic } from './topics.table.ts';

type Names = Pick<Topic, 'slug' | 'labelDe' | 'labelEn'>;

/** What a topic is called for readers of a locale: by the catalogue, else, for a topic that the catalogue does not know, by its row. */
export function topicName(catalogue: Catalogue, { slug, labelDe, labelEn }: Names, locale: string): string {
  if (catalogue.has(locale, `topics.name.${slug}`)) return catalogue.translate(locale, `topics.name.${slug}`);
  return locale.startsWith('de') ? labelDe : labelEn;
}

/** The same in every language. */
export function topicLabels(catalogue: Catalogue, topic: Names): Record<Locale, string> {
  return Object.fromEntries(localeCodes.map((locale) => [locale, topicName(catalogue, topic, locale)])) as Record<Locale, string>;
}
