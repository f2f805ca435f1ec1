import type { Measured } from './measure.ts';

interface Column {
  head: string;
  of: (page: Measured) => number | undefined;
  aim: number;
  /** Whether more is better. */
  atLeast?: boolean;
  digits?: number;
}

const columns: Column[] = [
  { head: 'performance', of: ({ performance }) => performance, aim: 98, atLeast: true },
  { head: 'accessible', of: ({ accessibility }) => accessibility, aim: 100, atLeast: true },
  { head: 'practices', of: ({ bestPractices }) => bestPractices, aim: 100, atLeast: true },
  { head: 'search', of: ({ seo }) => seo, aim: 100, atLeast: true },
  { head: 'LCP s', of: ({ lcpMs }) => lcpMs / 1000, aim: 1.8, digits: 2 },
  { head: 'CLS', of: ({ cls }) => cls, aim: 0.02, digits: 3 },
  { head: 'kB', of: ({ bytes }) => bytes / 1000, aim: 100, digits: 1 },
  { head: 'scripts kB', of: ({ scriptBytes }) => scriptBytes / 1000, aim: 45, digits: 1 },
  { head: 'requests', of: ({ requests }) => requests, aim: 20 },
];

const NAME_WIDTH = 30;

export function printAims(): void {
  console.log([''.padEnd(NAME_WIDTH), ...columns.map(({ head }) => head.padStart(11))].join(' '));
  const aims = columns.map(({ aim, atLeast, digits }) => `${atLeast ? '≥' : '≤'} ${aim.toFixed(aim % 1 === 0 ? 0 : digits)}`.padStart(11));
  console.log(['aim'.padEnd(NAME_WIDTH), ...aims].join(' '));
}

/** Prints one page; gives whether it keeps to every aim. What falls short is marked. */
export function printPage(name: string, page: Measured): boolean {
  const misses = (column: Column, value: number) => (column.atLeast ? value < column.aim : !(value <= column.aim));
  const cells = columns.map((column) => {
    const value = column.of(page);
    if (value === undefined) return 'noindex'.padStart(11);
    return `${misses(column, value) ? '! ' : ''}${value.toFixed(column.digits ?? 0)}`.padStart(11);
  });
  console.log([name.padEnd(NAME_WIDTH), ...cells].join(' '));
  for (const note of page.notes) console.log(`  ${note}`);
  return page.notes.length === 0 && columns.every((column) => !misses(column, column.of(page) ?? column.aim));
}
