import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseText, partsOf, placeNameWords, queryTerms, termsOf } from './analysis.domain.ts';

const placeNames = placeNameWords(['Esslingen am Neckar', 'Kirchheim unter Teck', 'Zell']);
const analyse = (title: string, body = '', lang = 'de') => analyseText({ title, body, lang, placeNames });
const stems = (title: string, lang: string) => analyse(title, '', lang).title.map(([stem]) => stem);

describe('analysis', () => {
  test('keeps what a listing is about and drops the frame around it', () => {
    expect(analyse('Suche dringend ein Kinderbett', 'Hallo, wir brauchen bitte ein Bett für unsere Tochter.')).toEqual({
      title: [['kinderbett', 'Kinderbett']],
      body: [
        ['bett', 'Bett'],
        ['tocht', 'Tochter'],
      ],
    });
  });

  test('leaves out names of places, but not the short words in them', () => {
    expect(analyse('Umzug von Kirchheim nach Zell').title).toEqual([['umzug', 'Umzug']]);
  });

  test.each([
    ['de', 'Fahrräder', 'Fahrrad'.toLowerCase()],
    ['en', 'bikes', stems('bike', 'en')[0]],
    ['fr', 'vêtements', stems('vêtement', 'fr')[0]],
    ['ru', 'холодильники', stems('холодильник', 'ru')[0]],
    ['uk', 'холодильника', stems('холодильник', 'uk')[0]],
    ['ar', 'السرير', stems('سرير', 'ar')[0]],
    ['fa', 'بایسکل‌ها', stems('بایسکل', 'fa')[0]],
    ['tr', 'dolapları', stems('dolaplar', 'tr')[0]],
  ])('%s: inflection does not matter', (lang, inflected, stem) => {
    expect(stems(inflected, lang)[0]).toBe(stem);
  });

  test('a German word in an Arabic sentence is stemmed as German', () => {
    expect(stems('مشاية Rollatoren', 'ar')).toContain('rollator');
  });

  test('long words bring their beginnings and ends, short ones do not', () => {
    expect(partsOf('kinderwagen')).toEqual(expect.arrayContaining(['kinder', 'wagen']));
    expect(partsOf('wagen')).toEqual([]);
  });

  test('topics are terms of their own, except the one that says nothing', () => {
    const profile = analyse('Rad');
    expect(termsOf(profile, ['bicycle', 'mobility'])).toEqual(['rad', '#bicycle', '#mobility']);
    expect(termsOf(profile, ['other'])).toEqual(['rad']);
  });

  test('a search asks for telling words first and does not ask for those that are everywhere', () => {
    const asked = queryTerms(analyse('Rad Helm'), ['bicycle', 'mobility'], (term) => (term === 'helm' ? 0 : 1));
    expect(asked).toEqual([
      { term: 'rad', weight: 2 },
      { term: '#bicycle', weight: 1.5 },
      { term: '#mobility', weight: 0.75 },
    ]);
  });

  test('any text in any language can be analysed, within bounds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 6000, size: 'max' }),
        fc.constantFrom('de', 'uk', 'ar', 'fa', 'tr', 'zh-Hant', 'x-private', ''),
        (title, body, lang) => {
          const profile = analyse(title, body, lang);
          expect(profile.title.length).toBeLessThanOrEqual(30);
          expect(profile.body.length).toBeLessThanOrEqual(150);
          const all = [...profile.title, ...profile.body].map(([stem]) => stem);
          expect(new Set(all).size).toBe(all.length);
          expect(all.join('')).not.toContain('\u0000');
        },
      ),
      { numRuns: 60 },
    );
  });
});
