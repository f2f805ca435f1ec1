import { expect, test } from 'vitest';
import { compileMessages } from './compile-messages.server.ts';
import { createTranslate } from './translate.ts';

const texts = {
  'a.plain': 'Alle Anzeigen',
  'a.count': '{count, plural, one {Ein Angebot} few {# предложения} other {# Angebote}} in {place}',
  'a.quoted': "So heißt '{place}' im Text, und so l'offre",
  'a.broken': '{count, plural, one {',
};
const compiled = compileMessages(texts, 'de');

test('a sentence that takes values is parsed on the server; the others stay text', () => {
  expect(compiled['a.plain']).toBe('Alle Anzeigen');
  for (const key of ['a.count', 'a.quoted', 'a.broken']) expect(compiled[key]).toBeInstanceOf(Array);
});

test('what was parsed says the same as what was written, also after its way to the browser', () => {
  const t = createTranslate(JSON.parse(JSON.stringify(compiled)) as typeof compiled, 'de');
  const written = createTranslate(texts, 'de');
  for (const count of [0, 1, 2, 1200]) expect(t.maybe('a.count', { count, place: '{x}' })).toBe(written.maybe('a.count', { count, place: '{x}' }));
  expect(t.maybe('a.quoted')).toBe("So heißt {place} im Text, und so l'offre");
});

test('an ill-formed sentence is shown as it is written, and one without its value with the name of it', () => {
  const t = createTranslate(compiled, 'de');
  expect(t.maybe('a.broken', { count: 1 })).toBe('{count, plural, one {');
  expect(t.maybe('a.count', { count: 1 })).toBe('Ein Angebot in {place}');
});
