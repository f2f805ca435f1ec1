import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { databaseUrl, newDatabaseName, onServer } from '../../test/postgres-server.ts';
import { printLedger } from './print-ledger.ts';
import { runLedger } from './run-ledger.ts';

const { server } = inject('postgres');
let name: string;
beforeEach(async () => {
  name = newDatabaseName();
  await onServer(server, `create database ${name}`);
});
afterEach(() => onServer(server, `drop database if exists ${name} with (force)`));

test.each(['postgres', 'redis'] as const)(
  'with its queue in %s, a portal that is killed loses nothing and tells nothing twice',
  { timeout: 300_000 },
  async (store) => {
    const ledger = await runLedger({ store, databaseUrl: databaseUrl(server, name), kills: 4, seed: 7, atOnce: 4, hurry: true });
    const printed: string[] = [];
    printLedger(ledger, (line) => printed.push(line));
    expect(ledger.holds, printed.join('\n')).toBe(true);
    expect(ledger.lines.find(({ what }) => what === 'pairs to be told')!.value).toBeGreaterThan(0);
  },
);
