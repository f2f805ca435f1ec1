/** `npm run bench:matching`: how good the matching is on a labelled set (`node server/bench/matching.bench.ts FOLDER` for another one), beside the rules that others go by. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { baselines } from './matching/baselines.ts';
import { copyProblem, devFolder, readLabelledSet } from './matching/labelled-set.ts';
import { scoreRanking, type Figures, type RankedNeed } from './matching/scorer.ts';

const folder = process.argv[2] ?? devFolder;
const set = readLabelledSet(folder);

// The very command, in a process of its own with a database of its own.
const started = performance.now();
const command = resolve(import.meta.dirname, '../src/entry/rank.ts');
const printed = execFileSync(process.execPath, [command, folder], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
const seconds = (performance.now() - started) / 1000;
const engine = printed
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as RankedNeed);

const row = (name: string, { needs, ...rest }: Figures) =>
  [name.padEnd(26), String(needs).padStart(5), ...Object.values(rest).map((value) => (Number.isNaN(value) ? '–' : value.toFixed(3)).padStart(9))].join(' ');

console.log(
  `${set.listings.length} listings, ${set.judgements.length} judged pairs, as of ${set.asOf}; ranked in ${seconds.toFixed(1)} s with the start of a database\n`,
);
console.log(['engine'.padEnd(26), 'needs', ...['nDCG@5', 'P@1', 'R@10', 'told P', 'told R', 'told F1'].map((name) => name.padStart(9))].join(' '));
const byLanguage = scoreRanking(set, engine);
console.log(row('Handreich', byLanguage.get('all')!));
for (const [name, ranked] of Object.entries(baselines)) console.log(row(name, scoreRanking(set, ranked(set)).get('all')!));
console.log('\nHandreich by language of the need');
for (const [language, figures] of byLanguage) if (language !== 'all') console.log(row(language, figures));

const problem = copyProblem();
if (problem) {
  console.error(`\n${problem}`);
  process.exitCode = 1;
}
