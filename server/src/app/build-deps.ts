import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { readSecrets } from '../platform/config/secret.ts';
import { buildKeyring } from '../platform/crypto/keyring.ts';
import { openDatabase, type Sql } from '../platform/db/db.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { loadCatalogue } from '../platform/i18n/catalogue.ts';
import { newId } from '../platform/ids/ids.ts';
import { chooseStore } from '../platform/jobs/choose-store.ts';
import { watchQueues } from '../platform/jobs/queue-state.ts';
import { buildLimits, noLimits } from '../platform/limits/limits.ts';
import type { Log } from '../platform/log/log.ts';
import { buildPublish } from '../platform/outbox/publish.ts';
import { collectJobs } from './jobs.ts';

export interface OpenDeps {
  deps: FeatureDeps;
  sql: Sql;
  close(): Promise<void>;
}

/** Puts together what every feature is given: real parts throughout. `close` ends the connections. */
export async function buildDeps({
  config,
  databaseUrl,
  log,
  overrides = {},
}: {
  config: Config;
  databaseUrl: string;
  log: Log;
  overrides?: Partial<FeatureDeps>;
}): Promise<OpenDeps> {
  const { db, sql, close } = openDatabase(databaseUrl);
  const clock = overrides.clock ?? systemClock;
  const jobs = collectJobs();
  const queue = watchQueues({ db, clock, log, store: chooseStore(config, databaseUrl), handlers: [...jobs.handlers.keys()] });
  const keys = buildKeyring(await readSecrets(config));
  const deps: FeatureDeps = {
    config,
    db,
    clock,
    newId,
    keys,
    catalogue: await loadCatalogue({ lenient: config.production }),
    log,
    limits: config.rateLimits ? buildLimits({ clock, keys }) : noLimits,
    publish: buildPublish({ clock, newId, handlersOf: jobs.handlersOf }),
    queue,
    ...overrides,
  };
  return {
    deps,
    sql,
    close: async () => {
      await queue.close();
      await close();
    },
  };
}
