import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { readSecrets } from '../platform/config/secret.ts';
import { buildKeyring } from '../platform/crypto/keyring.ts';
import { openDatabase, type Sql } from '../platform/db/db.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { loadCatalogue } from '../platform/i18n/catalogue.ts';
import { newId } from '../platform/ids/ids.ts';
import { listJobs } from '../platform/jobs/handlers.ts';
import type { Log } from '../platform/log/log.ts';
import { buildPublish } from '../platform/outbox/publish.ts';
import { features } from './features.ts';

export interface OpenDeps {
  deps: FeatureDeps;
  sql: Sql;
  close(): Promise<void>;
}

/** Puts together what every feature is given: real parts throughout. `close` ends the database connections. */
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
  const deps: FeatureDeps = {
    config,
    db,
    clock,
    newId,
    keys: buildKeyring(await readSecrets(config)),
    catalogue: await loadCatalogue({ lenient: config.production }),
    log,
    publish: buildPublish({ clock, newId, handlersOf: listJobs(features).handlersOf }),
    ...overrides,
  };
  return { deps, sql, close };
}
