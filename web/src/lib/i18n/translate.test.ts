import { expect, test } from 'vitest';
import { createTranslate } from './translate.ts';

const t = createTranslate(
  {
    'matches.title.need': '{count, plural, one {Ein Angebot passt} other {# Angebote passen}}',
    'listings.someoneFrom': 'Jemand aus {place}',
    'site.listings': 'Alle Anzeigen',
  },
  'de',
);

test('a sentence takes its values', () => {
  expect(t('listings.someoneFrom', { place: 'Wendlingen' })).toBe('Jemand aus Wendlingen');
  expect(t('matches.title.need', { count: 1 })).toBe('Ein Angebot passt');
  expect(t('matches.title.need', { count: 1200 })).toBe('1.200 Angebote passen');
});

test('what a person typed stays as it is, also where it looks like a placeholder or a tag', () => {
  expect(t('listings.someoneFrom', { place: '{x} <b>' })).toBe('Jemand aus {x} <b>');
});

test('a missing sentence shows its key, a missing value the sentence as written', () => {
  expect(t('site.login')).toBe('site.login');
  expect(t.maybe('site.nothing')).toBeUndefined();
  expect(t.maybe('listings.someoneFrom')).toBe('Jemand aus {place}');
});
