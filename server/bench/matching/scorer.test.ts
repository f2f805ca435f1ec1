import { describe, expect, test } from 'vitest';
import { copyProblem, type LabelledListing, type LabelledSet } from './labelled-set.ts';
import { scoreRanking } from './scorer.ts';

const listing = (id: string, kind: 'need' | 'offer', lang = 'de'): LabelledListing => ({
  id,
  kind,
  lang,
  title: id,
  body: '',
  topic: null,
  place: 'wernau',
  reach_km: null,
  from: null,
  until: null,
});
const told = (id: string, notify = false) => ({ id, score: 1, notify });

// Worked out by hand: discounts are 1, 0.63093, 0.5 for the first three ranks; gains are 3 for grade 2 and 1 for grade 1.
const set: LabelledSet = {
  asOf: '2026-01-01',
  listings: [listing('n1', 'need'), listing('n2', 'need', 'uk'), listing('n3', 'need', 'uk'), ...['a', 'b', 'c', 'd'].map((id) => listing(id, 'offer'))],
  judgements: [
    { need: 'n1', offer: 'a', grade: 2 },
    { need: 'n1', offer: 'b', grade: 1 },
    { need: 'n2', offer: 'c', grade: 2 },
  ],
};

describe('the scorer', () => {
  test('gives full marks to the ideal ranking', () => {
    const figures = scoreRanking(set, [
      { need: 'n1', offers: [told('a', true), told('b')] },
      { need: 'n2', offers: [told('c', true)] },
    ]).get('all');
    expect(figures).toEqual({ needs: 3, ndcg5: 1, p1: 1, recall10: 1, notifyPrecision: 1, notifyRecall: 1, notifyF1: 1 });
  });

  test('known values of an imperfect one', () => {
    const figures = scoreRanking(set, [
      { need: 'n1', offers: [told('d', true), told('b', true), told('a', true)] },
      { need: 'n3', offers: [told('d', true)] },
    ]).get('all')!;
    // n1: (0 + 1 × 0.63093 + 3 × 0.5) / (3 + 1 × 0.63093) = 0.58689; n2 has answers and no ranking: 0; n3 has no answer.
    expect(figures.ndcg5).toBeCloseTo(0.58689 / 2, 4);
    expect(figures.p1).toBe(0);
    expect(figures.recall10).toBe(0.5);
    expect(figures.notifyPrecision).toBe(0.25);
    expect(figures.notifyRecall).toBe(0.5);
    expect(figures.notifyF1).toBeCloseTo(1 / 3, 10);
  });

  test('tells languages apart', () => {
    const figures = scoreRanking(set, [{ need: 'n2', offers: [told('a'), told('c')] }]);
    expect([...figures.keys()]).toEqual(['all', 'de', 'uk']);
    expect(figures.get('uk')?.recall10).toBe(1);
    expect(figures.get('de')?.recall10).toBe(0);
  });

  test('what stands below the twentieth place counts as not found', () => {
    const offers = [...Array.from({ length: 20 }, (_, at) => told(`x${at}`)), told('a', true)];
    expect(scoreRanking(set, [{ need: 'n1', offers }]).get('de')?.notifyRecall).toBe(0);
  });
});

test('our copy of the development set is the shared one, where that is at hand', () => {
  expect(copyProblem()).toBeUndefined();
});
