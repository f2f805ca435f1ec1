import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseText } from './analysis.domain.ts';
import { SHOWN_FROM, TOLD_FROM, scorePair, topicKinship, wordWeight, type Side } from './score.domain.ts';
import { wordLikeness } from './similarity.domain.ts';

const side = (title: string, body = '', topicPath = ['other'], rest: Partial<Side> & { lang?: string } = {}): Side => ({
  topic: topicPath[0]!,
  topicPath,
  from: null,
  until: null,
  profile: analyseText({ title, body, lang: rest.lang ?? 'de', placeNames: new Set() }),
  ...rest,
});
const weigh = () => 1;
const score = (need: Side, offer: Side, km = 3) => scorePair({ need, offer, km, weigh });

describe('likeness of words', () => {
  test.each([
    ['kindervag', 'kinderwag', 'misspelt'],
    ['rolator', 'rollator', 'misspelt'],
    ['maschin', 'waschmaschin', 'a compound and its head'],
    ['wohnung', 'wohnungssuch', 'a compound and its beginning'],
  ])('%s and %s: %s', (one, other) => {
    expect(wordLikeness(one, other)).toBeGreaterThan(0.55);
    expect(wordLikeness(one, other)).toBeLessThan(1);
  });

  test('short words are equal or different', () => {
    expect(wordLikeness('rad', 'rat')).toBe(0);
  });
});

describe('topics', () => {
  const bicycle = { topic: 'bicycle', topicPath: ['bicycle', 'mobility'] };
  const ride = { topic: 'ride', topicPath: ['ride', 'mobility'] };
  const mobility = { topic: 'mobility', topicPath: ['mobility'] };
  const other = { topic: 'other', topicPath: ['other'] };

  test('the same is nearest, then one below the other, then two below the same', () => {
    expect(topicKinship(bicycle, bicycle)).toEqual({ value: 1, topic: 'bicycle' });
    const [parent, sibling] = [topicKinship(bicycle, mobility)!, topicKinship(bicycle, ride)!];
    expect([parent.topic, sibling.topic]).toEqual(['mobility', 'mobility']);
    expect(parent.value).toBeGreaterThan(sibling.value);
  });

  test('nobody is alike for having chosen none', () => {
    expect(topicKinship(other, other)).toBeUndefined();
  });
});

describe('score', () => {
  test('topic and place alone are shown and never told, and the reasons say no more than that', () => {
    const found = score(side('Потрібен велосипед', '', ['bicycle', 'mobility'], { lang: 'uk' }), side('Damenrad', '', ['bicycle', 'mobility']), 0);
    expect(found.score).toBeGreaterThanOrEqual(SHOWN_FROM);
    expect(found.score).toBeLessThan(TOLD_FROM);
    expect(found.reasons).toEqual([
      { code: 'same_topic', params: { topic: 'bicycle' } },
      { code: 'distance', params: { km: 0 } },
    ]);
  });

  test('text alone is told when both say the same, whatever topics were chosen', () => {
    const need = side('Kinderwagen gesucht', 'Für unser Baby, gerne mit Regenschutz', ['toys', 'children']);
    const offer = side('Kinderwagen zu verschenken', 'Mit Regenschutz, für Baby ab Geburt', ['transport', 'mobility']);
    const found = score(need, offer);
    expect(found.score).toBeGreaterThanOrEqual(TOLD_FROM);
    expect(found.reasons[0]).toEqual({ code: 'same_words', params: { words: expect.arrayContaining(['Kinderwagen', 'Regenschutz']) as string[] } });
  });

  test('another thing on another topic is not even shown', () => {
    expect(score(side('Winterjacke Größe 128'), side('Nachhilfe in Mathe')).score).toBeLessThan(SHOWN_FROM);
  });

  test('of two alike the nearer one is better', () => {
    const [need, offer] = [side('Sofa'), side('Sofa, grau')];
    expect(score(need, offer, 1).score).toBeGreaterThan(score(need, offer, 20).score);
  });

  test('words are named as the need wrote them', () => {
    const [reason] = score(side('kindervagen'), side('Kinderwagen')).reasons;
    expect(reason).toEqual({ code: 'same_words', params: { words: ['kindervagen'] } });
  });

  test('the period begins when the later of the two does', () => {
    const found = score(side('Sofa', '', ['other'], { from: '2027-01-05' }), side('Sofa', '', ['other'], { from: '2027-02-01', until: '2027-03-01' }));
    expect(found.reasons.at(-1)).toEqual({ code: 'period', params: { from: '2027-02-01' } });
  });

  test('an everyday word tells less than a rare one, and in an empty portal nothing is common', () => {
    expect(wordWeight(500, 1000)).toBeLessThan(wordWeight(5, 1000));
    expect(wordWeight(1, 1)).toBe(1);
    expect(wordWeight(2, 2)).toBeGreaterThan(0.85);
  });
});

describe('for all listings', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(fc.constantFrom('Kinderwagen', 'kinderwagen', 'Wagen', 'диван', 'سرير', 'sofa', 'Sofas', 'ein', '20'), { maxLength: 8 })
      .map((parts) => parts.join(' ')),
  );
  const paths = fc.constantFrom<string[]>(['other'], ['bicycle', 'mobility'], ['ride', 'mobility'], ['mobility'], ['sofa']);
  const day = fc.option(fc.constantFrom('2026-01-01', '2026-12-31'), { nil: null });
  const sides = fc
    .record({ title: text, body: text, path: paths, from: day, until: day, lang: fc.constantFrom('de', 'uk', 'ar', 'tr') })
    .map(({ title, body, path, ...rest }) => side(title, body, path, rest));
  const weights = fc.constantFrom(
    () => 1,
    () => 0,
    (word: string) => (word.length % 7) / 7,
  );

  test('the score is within 0 and 1 and the same whichever of the two came second', () => {
    fc.assert(
      fc.property(sides, sides, fc.double({ min: 0, max: 400, noNaN: true }), weights, (one, other, km, weighed) => {
        const there = scorePair({ need: one, offer: other, km, weigh: weighed });
        const back = scorePair({ need: other, offer: one, km, weigh: weighed });
        expect(there.score).toBe(back.score);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(there.reasons.map(({ code }) => code)).toEqual(back.reasons.map(({ code }) => code));
      }),
    );
  });

  test('a topic alone is never told', () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(score(side('', '', path), side('', '', path), 0).score).toBeLessThan(TOLD_FROM);
      }),
    );
  });
});
