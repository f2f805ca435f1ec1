import { expect, test } from 'vitest';
import { createTranslate } from './translate.ts';

const t = createTranslate(
  {
    'matches.others.need': '{count, plural, one {Noch ein Angebot} other {Noch # Angebote}}',
    'listings.someoneFrom': 'Jemand aus {place}',
    'site.listings': 'Alle Anzeigen',
  },
  'de',
);

test('a sentence takes its values', () => {
  expect(t('listings.someoneFrom', { place: 'Wendlingen' })).toBe('Jemand aus Wendlingen');
  expect(t('matches.others.need', { count: 1 })).toBe('Noch ein Angebot');
  expect(t('matches.others.need', { count: 1200 })).toBe('Noch 1.200 Angebote');
});

test('what a person typed stays as it is, also where it looks like a placeholder or a tag', () => {
  expect(t('listings.someoneFrom', { place: '{x} <b>' })).toBe('Jemand aus {x} <b>');
});

test('a missing sentence shows its key, a missing value the sentence as written', () => {
  expect(t('site.login')).toBe('site.login');
  expect(t.maybe('site.nothing')).toBeUndefined();
  expect(t.maybe('listings.someoneFrom')).toBe('Jemand aus {place}');
});
