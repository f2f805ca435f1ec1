import { buildWorker } from '../src/app/build-worker.ts';
import { systemClock } from '../src/platform/clock/clock.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { buildKeyring } from '../src/platform/crypto/keyring.ts';
import { openDatabase } from '../src/platform/db/db.ts';
import type { FeatureDeps } from '../src/platform/deps.ts';
import type { Feature } from '../src/platform/feature.ts';
import { buildCatalogue } from '../src/platform/i18n/catalogue.ts';
import { newId } from '../src/platform/ids/ids.ts';
import { listJobs } from '../src/platform/jobs/handlers.ts';
import { buildLog } from '../src/platform/log/log.ts';
import { buildPublish } from '../src/platform/outbox/publish.ts';

export interface TestWorker {
  deps: FeatureDeps;
  publish(name: string, payload?: Record<string, string>): Promise<string>;
  stop(): Promise<void>;
}

export interface TestWorkerOptions {
  databaseUrl: string;
  features: Feature[];
  /** Gets the lines of the log. */
  log?: (line: string) => void;
  /** Only publishes, runs nothing. */
  idle?: boolean;
}

/** A whole worker (relay, queue, handlers) for the features of a test, on a real database. */
export async function startTestWorker({ databaseUrl, features, log, idle = false }: TestWorkerOptions): Promise<TestWorker> {
  const { db, sql, close } = openDatabase(databaseUrl, { max: 5, name: 'handreich-worker' });
  const deps: FeatureDeps = {
    config: readConfig({ SECRET: 'a secret of tests that is long enough to be one', DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1' }),
    db,
    clock: systemClock,
    newId,
    keys: buildKeyring(['a secret of tests that is long enough to be one']),
    catalogue: buildCatalogue({}),
    log: log ? buildLog('info', { write: log }) : buildLog('silent'),
    publish: buildPublish({ clock: systemClock, newId, handlersOf: listJobs(features).handlersOf }),
  };
  try {
    const worker = idle ? undefined : await buildWorker(deps, { databaseUrl, sql, features, drainSeconds: 5, lostAfterSeconds: 1 });
    return {
      deps,
      publish: (name, payload = {}) => db.transaction((tx) => deps.publish(tx, { name, payload })),
      stop: async () => {
        await worker?.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
