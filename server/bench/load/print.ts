import { quantile, type Sample } from './generate-load.ts';

const WIDTHS = [54, 10, 8, 8, 8, 8, 9, 9, 9, 9];

export function printHead(): void {
  line(['', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', '503', 'p50 503', 'p99 503', 'broken', 'faults']);
}

/** One row: pace and times of what was served, how many were told 503 and how quickly, how many got no whole answer, how many another 5xx. */
export function printRow(what: string, samples: Sample[], seconds: number): void {
  const served = samples.filter(({ status }) => status >= 200 && status < 500).map(({ milliseconds }) => milliseconds);
  const refused = samples.filter(({ status }) => status === 503).map(({ milliseconds }) => milliseconds);
  const broken = samples.filter(({ status }) => status === 0).length;
  const faults = samples.filter(({ status }) => status >= 500 && status !== 503).length;
  const ms = (values: number[], share: number) => (values.length > 0 ? quantile(values, share).toFixed(0) : '–');
  const share = refused.length === 0 ? '0 %' : `${((100 * refused.length) / samples.length).toFixed(0)} %`;
  const times = [0.5, 0.95, 0.99].map((part) => ms(served, part));
  line([what, (served.length / seconds).toFixed(0), ...times, share, ms(refused, 0.5), ms(refused, 0.99), String(broken), String(faults)]);
}

function line(cells: string[]): void {
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[0]!) : cell.padStart(WIDTHS[at]!))).join(' '));
}
