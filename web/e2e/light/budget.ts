import type { Weight } from './weigh.ts';

interface Budget {
  bytes: number;
  scriptBytes: number;
  requests: number;
}

/** What a first view may cost (docs/decisions/0023-light-pages.md); photos would not count. A kilobyte is 1,000 bytes. */
export const budget: Budget = { bytes: 100_000, scriptBytes: 45_000, requests: 20 };

/** Where something is written: what sends, keeps and explains a form comes on top of the frame that every such page shares. */
export const budgetOfForms: Budget = { ...budget, scriptBytes: 70_000 };

export interface Weighed extends Weight {
  page: string;
  budget: Budget;
}

const measures = Object.keys(budget) as (keyof typeof budget)[];

/** The pages that cost more than they may. */
export const tooHeavy = (pages: Weighed[]): Weighed[] => pages.filter((page) => measures.some((measure) => page[measure] > page.budget[measure]));

/** One line a page, heaviest first, and what the heaviest is made of. */
export function weightTable(pages: Weighed[]): string {
  const sorted = [...pages].sort((a, b) => b.bytes - a.bytes);
  const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);
  const line = (name: string, { bytes, scriptBytes, requests }: Omit<Weight, 'parts'>) =>
    `${kB(bytes)} ${kB(scriptBytes)} ${String(requests).padStart(9)}  ${name}`;
  const heaviest = sorted[0]?.parts.slice(0, 8).map(({ url, type, bytes }) => `${kB(bytes)}  ${type} ${url}`) ?? [];
  return [
    `${'kB'.padStart(7)} ${'scripts'.padStart(7)} ${'requests'.padStart(9)}`,
    line('at most', budget),
    line('at most, with forms', budgetOfForms),
    ...sorted.map((page) => line(page.page, page)),
    '',
    `The heaviest, ${sorted[0]?.page ?? ''}:`,
    ...heaviest,
  ].join('\n');
}
