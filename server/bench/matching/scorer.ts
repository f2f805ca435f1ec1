import type { LabelledSet } from './labelled-set.ts';

export interface RankedOffer {
  id: string;
  score: number;
  notify: boolean;
}
export interface RankedNeed {
  need: string;
  offers: RankedOffer[];
}

/** How good a ranking is. The first three look at needs that have any answer, the last three at what would be told by mail. */
export interface Figures {
  needs: number;
  /** Normalised discounted cumulative gain of the first five (Järvelin and Kekäläinen, ACM TOIS 20, 2002; gain 2^grade − 1). */
  ndcg5: number;
  /** Share of needs whose first offer is any answer. */
  p1: number;
  /** Share of the answers that stand among the first ten. */
  recall10: number;
  notifyPrecision: number;
  notifyRecall: number;
  notifyF1: number;
}

const RANKED = 20;

/** Figures of a ranking over all needs of a set, then by language of the need. */
export function scoreRanking(set: LabelledSet, ranking: RankedNeed[]): Map<string, Figures> {
  const grades = new Map<string, Map<string, number>>();
  for (const { need, offer, grade } of set.judgements) grades.set(need, (grades.get(need) ?? new Map<string, number>()).set(offer, grade));
  const ranked = new Map(ranking.map(({ need, offers }) => [need, offers.slice(0, RANKED)]));
  const needs = set.listings
    .filter((listing) => listing.kind === 'need')
    .map(({ id, lang }) => ({ lang, truth: grades.get(id) ?? new Map<string, number>(), offers: ranked.get(id) ?? [] }));
  const languages = [...new Set(needs.map((need) => need.lang))].sort();
  return new Map([['all', figures(needs)], ...languages.map((lang) => [lang, figures(needs.filter((need) => need.lang === lang))] as const)]);
}

interface Judged {
  truth: Map<string, number>;
  offers: RankedOffer[];
}

function figures(needs: Judged[]): Figures {
  const answerable = needs.filter(({ truth }) => truth.size > 0);
  const told = needs.flatMap(({ truth, offers }) => offers.filter((offer) => offer.notify).map((offer) => truth.get(offer.id) === 2));
  const wanted = sum(needs.map(({ truth }) => [...truth.values()].filter((grade) => grade === 2).length));
  const right = told.filter(Boolean).length;
  const precision = told.length > 0 ? right / told.length : 0;
  const recall = wanted > 0 ? right / wanted : 0;
  return {
    needs: needs.length,
    ndcg5: mean(
      answerable.map(({ truth, offers }) => gain(offers.map(({ id }) => truth.get(id) ?? 0)) / gain([...truth.values()].sort((one, other) => other - one))),
    ),
    p1: mean(answerable.map(({ truth, offers }) => (offers[0] && truth.has(offers[0].id) ? 1 : 0))),
    recall10: mean(answerable.map(({ truth, offers }) => offers.slice(0, 10).filter(({ id }) => truth.has(id)).length / truth.size)),
    notifyPrecision: precision,
    notifyRecall: recall,
    notifyF1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
  };
}

function gain(grades: number[]): number {
  return sum(grades.slice(0, 5).map((grade, at) => (2 ** grade - 1) / Math.log2(at + 2)));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: number[]): number {
  return values.length > 0 ? sum(values) / values.length : Number.NaN;
}
