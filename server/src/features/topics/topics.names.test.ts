import { expect, test } from 'vitest';
import { buildCatalogue } from '../../platform/i18n/catalogue.ts';
import { topicLabels, topicName } from './topics.names.ts';

const catalogue = buildCatalogue({ de: { 'topics.name.work': 'Arbeit' }, en: { 'topics.name.work': 'Work' }, uk: { 'topics.name.work': 'Робота' } });
const work = { slug: 'work', labelDe: 'Arbeit (alt)', labelEn: 'Work (old)' };
const added = { slug: 'garden', labelDe: 'Garten', labelEn: 'Garden' };

test('a topic is called what the catalogue says, in English where a language has no texts', () => {
  expect(['de', 'uk', 'tr'].map((locale) => topicName(catalogue, work, locale))).toEqual(['Arbeit', 'Робота', 'Work']);
});

test('a topic that the catalogue does not know is called by its row', () => {
  expect(topicLabels(catalogue, added)).toMatchObject({ de: 'Garten', 'de-simple': 'Garten', en: 'Garden', uk: 'Garden' });
});
