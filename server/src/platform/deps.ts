import type { Clock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import type { Keyring } from './crypto/keyring.ts';
import type { Db } from './db/db.ts';
import type { Catalogue } from './i18n/catalogue.ts';
import type { QueueWatch } from './jobs/queue-state.ts';
import type { Limits } from './limits/limits.ts';
import type { Log } from './log/log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Publish } from './outbox/publish.ts';

/** What composition hands to every feature; a test replaces one of them. Use cases name the few that they need. */
export interface FeatureDeps {
  config: Config;
  db: Db;
  clock: Clock;
  newId: () => string;
  keys: Keyring;
  catalogue: Catalogue;
  log: Log;
  metrics: Metrics;
  limits: Limits;
  /** Writes an event and one delivery a handler, inside the caller's transaction. */
  publish: Publish;
  /** How outbox and queue stand. */
  queue: Pick<QueueWatch, 'read' | 'answers'>;
}
