import { describe, expect, inject, test } from 'vitest';
import { databaseUrl, newDatabaseName, onServer } from '../../test/postgres-server.ts';
import { printLedger } from './print-ledger.ts';
import { runLedger } from './run-ledger.ts';

// Side by side, because most of the time is spent waiting for what a killed process had claimed.
describe.concurrent.each(['postgres', 'redis'] as const)('with its queue in %s', (store) => {
  test('a portal that is killed loses nothing and tells nothing twice', { timeout: 300_000 }, async () => {
    const { server } = inject('postgres');
    const name = newDatabaseName();
    await onServer(server, `create database ${name}`);
    try {
      const ledger = await runLedger({ store, databaseUrl: databaseUrl(server, name), kills: 4, seed: 7, atOnce: 4, hurry: true });
      const printed: string[] = [];
      printLedger(ledger, (line) => printed.push(line));
      expect(ledger.holds, printed.join('\n')).toBe(true);
      expect(ledger.lines.find(({ what }) => what === 'pairs to be told')!.value).toBeGreaterThan(0);
    } finally {
      await onServer(server, `drop database if exists ${name} with (force)`);
    }
  });
});
