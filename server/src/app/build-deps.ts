import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { readSecrets } from '../platform/config/secret.ts';
import { buildKeyring } from '../platform/crypto/keyring.ts';
import { openDatabase, type Sql } from '../platform/db/db.ts';
import type { DatabaseKind } from '../platform/db/limits.ts';
import type { Places } from '../platform/db/places.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { loadCatalogue } from '../platform/i18n/catalogue.ts';
import { newId } from '../platform/ids/ids.ts';
import { chooseStore } from '../platform/jobs/choose-store.ts';
import { watchQueues } from '../platform/jobs/queue-state.ts';
import { buildLimits, noLimits } from '../platform/limits/limits.ts';
import type { Log } from '../platform/log/log.ts';
import { buildMetrics } from '../platform/metrics/metrics.ts';
import { buildPublish } from '../platform/outbox/publish.ts';
import { collectJobs } from './jobs.ts';

export interface OpenDeps {
  deps: FeatureDeps;
  sql: Sql;
  /** How the database's connections are used. */
  places: Places;
  close(): Promise<void>;
}

/** Puts together what every feature is given: real parts throughout. `close` ends the connections. */
export async function buildDeps({
  config,
  databaseUrl,
  log,
  kind = 'command',
  overrides = {},
}: {
  config: Config;
  databaseUrl: string;
  log: Log;
  /** How long it may wait for the database. */
  kind?: DatabaseKind;
  overrides?: Partial<FeatureDeps>;
}): Promise<OpenDeps> {
  const metrics = overrides.metrics ?? buildMetrics();
  const { db, sql, places, close } = openDatabase(databaseUrl, {
    kind,
    name: `handreich-${kind}`,
    onWait: (seconds) => metrics.databaseWait.observe({ pool: kind }, seconds),
  });
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
    metrics,
    limits: config.rateLimits ? buildLimits({ clock, keys }) : noLimits,
    publish: buildPublish({ clock, newId, handlersOf: jobs.handlersOf }),
    queue,
    ...overrides,
  };
  return {
    deps,
    sql,
    places,
    close: async () => {
      await queue.close();
      await close();
    },
  };
}
