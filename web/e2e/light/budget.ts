import type { Weight } from './weigh.ts';

/** What a first view may cost (docs/decisions/0023-light-pages.md); photos would not count. A kilobyte is 1,000 bytes. */
export const budget = { bytes: 100_000, scriptBytes: 45_000, requests: 20 };

export interface Weighed extends Weight {
  page: string;
}

const measures = Object.keys(budget) as (keyof typeof budget)[];

/** The pages that cost more than they may. */
export const tooHeavy = (pages: Weighed[]): Weighed[] => pages.filter((page) => measures.some((measure) => page[measure] > budget[measure]));

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
    ...sorted.map((page) => line(page.page, page)),
    '',
    `The heaviest, ${sorted[0]?.page ?? ''}:`,
    ...heaviest,
  ].join('\n');
}
