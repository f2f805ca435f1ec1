/** `npm run bench -- ledger [--kills 50] [--store postgres|redis] [--seed N]`: kills the portal while it works, then counts. Both stores where none is named. */
import { parseArgs } from 'node:util';
import { startTemporaryPostgres } from '../src/platform/embedded/index.ts';
import { printLedger } from './ledger/print-ledger.ts';
import { runLedger } from './ledger/run-ledger.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, store: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const stores = (['postgres', 'redis'] as const).filter((store) => !values.store || values.store === store);
if (stores.length === 0) throw new Error(`there is no store "${values.store}": postgres or redis`);

for (const store of stores) {
  const postgres = await startTemporaryPostgres();
  try {
    const options = { store, databaseUrl: postgres.url, kills: Number(values.kills), seed: Number(values.seed) };
    const ledger = await runLedger({ ...options, say: (line) => console.error(`${store}: ${line}`) });
    printLedger(ledger, console.log);
    if (!ledger.holds) process.exitCode = 1;
  } finally {
    await postgres.stop();
  }
}
