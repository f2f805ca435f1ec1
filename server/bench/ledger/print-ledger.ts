import type { Ledger } from './count-ledger.ts';

/** The ledger as a table: what was counted, and beside it the limit it must keep. */
export function printLedger({ facts, lines, holds }: Ledger, print: (line: string) => void): void {
  const redis = facts.store === 'redis' ? `, ${facts.flushes} times FLUSHALL, ${facts.redisKills} times kill -9 of Redis` : '';
  print(`\nLedger on ${facts.store}: ${facts.kills} times kill -9${redis}; quiet ${facts.quietAfter} s after the last write`);
  for (const { what, value, limit, examples = [] } of lines) {
    const beside = limit === undefined ? '' : `must be ${limit}${value === limit ? '' : '  ← BROKEN'}`;
    print(`  ${what.padEnd(52)} ${String(value).padStart(7)}   ${beside}`);
    for (const example of examples) print(`      ${example}`);
  }
  print(holds ? '  Nothing is lost, and no reason was told twice.' : '  The ledger does not balance.');
}
