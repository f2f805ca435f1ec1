import { describe, expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

describe('the language of a visit without one in its address', () => {
  test('is the one that the person chose before', () => {
    expect(chooseLocale('ar', 'de-DE,de;q=0.9')).toBe('ar');
  });
  test('else the one that the browser likes best', () => {
    expect(chooseLocale(undefined, 'en;q=0.5, uk-UA;q=0.9, de;q=0.1')).toBe('uk');
  });
  test.each([
    ['de-simple', 'de-simple'],
    ['DE-simple-DE;q=0.9', 'de'],
    ['uk-UA', 'uk'],
    ['fa-AF', 'fa'],
    ['prs', 'fa'],
    ['prs-AF, de;q=0.5', 'fa'],
    ['arb', 'ar'],
    ['ar-SY,ar;q=0.9', 'ar'],
    ['ps, en;q=0.8', 'en'],
  ])('%s is answered in %s', (asked, given) => {
    expect(chooseLocale(undefined, asked)).toBe(given);
  });
  test('a language that the browser refuses does not count', () => {
    expect(chooseLocale(undefined, 'fr;q=0, tr;q=0.1')).toBe('tr');
  });
  test('German, where nothing fits or makes sense', () => {
    expect(chooseLocale(undefined, null)).toBe('de');
    expect(chooseLocale('xx', 'ja, ko;q=0.5')).toBe('de');
    expect(chooseLocale('__proto__', ';;;q=,,')).toBe('de');
  });
});
