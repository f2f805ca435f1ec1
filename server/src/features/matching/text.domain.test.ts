import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from './text.domain.ts';

const words = (text: string) => wordsOf(text).map(({ word }) => word);

describe('words of a text', () => {
  test.each([
    ['letters with and without dots', 'Möbel KÜCHE', ['mobel', 'kuche']],
    ['sharp s', 'Straße GROSS', ['strasse', 'gross']],
    ['wide and joined forms', 'Ｓｏｆａ ﬁx', ['sofa', 'fix']],
    ['dotless and dotted i', 'KIYAFET kıyafet İĞNE', ['kiyafet', 'kiyafet', 'igne']],
    ['Persian and Arabic keys for one letter', 'کتابی كتابي', ['كتابي', 'كتابي']],
    ['vowel signs, hamza and the stretched line', 'كِتَاب أســد', ['كتاب', 'اسد']],
    ['Persian endings after a zero-width non-joiner', 'کتاب‌ها', ['كتاب', 'ها']],
    ['digits of other scripts beside a letter', 'ب٢ب۲', ['ب2ب2']],
    ['no bare numbers, signs or single letters', '24 € – Größe M, 3.', ['grosse']],
  ])('%s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('keep the form in which they were written', () => {
    expect(wordsOf('Ein KinderBett')).toEqual([
      { word: 'ein', form: 'Ein' },
      { word: 'kinderbett', form: 'KinderBett' },
    ]);
  });

  test('any string can be read, whatever half characters it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'grapheme' }),
          fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
        ),
        (text) => {
          for (const { word, form } of wordsOf(text)) {
            expect(word.length).toBeGreaterThan(1);
            expect(form.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });
});
