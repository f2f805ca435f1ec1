import { buildWorker } from '../src/app/build-worker.ts';
import { systemClock } from '../src/platform/clock/clock.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { buildKeyring } from '../src/platform/crypto/keyring.ts';
import { openDatabase } from '../src/platform/db/db.ts';
import type { FeatureDeps } from '../src/platform/deps.ts';
import type { Feature } from '../src/platform/feature.ts';
import { buildCatalogue } from '../src/platform/i18n/catalogue.ts';
import { newId } from '../src/platform/ids/ids.ts';
import { chooseStore } from '../src/platform/jobs/choose-store.ts';
import { watchQueues } from '../src/platform/jobs/queue-state.ts';
import { listJobs } from '../src/platform/jobs/handlers.ts';
import { noLimits } from '../src/platform/limits/limits.ts';
import { buildLog } from '../src/platform/log/log.ts';
import { buildMetrics } from '../src/platform/metrics/metrics.ts';
import type { MailTransport } from '../src/platform/mail/transport.ts';
import { buildPublish } from '../src/platform/outbox/publish.ts';

export interface TestWorker {
  deps: FeatureDeps;
  publish(name: string, payload?: Record<string, string>): Promise<string>;
  stop(): Promise<void>;
}

export interface TestWorkerOptions {
  databaseUrl: string;
  /** Keeps the queue there instead of in the database. */
  redisUrl?: string;
  features: Feature[];
  /** Gets the lines of the log. */
  log?: (line: string) => void;
  /** Only publishes, runs nothing. */
  idle?: boolean;
  /** After how long what was queued and is not done is queued again. */
  overdueSeconds?: number;
  mail?: MailTransport;
}

/** A whole worker (relay, queue, handlers) for the features of a test, on a real database. */
export async function startTestWorker({
  databaseUrl,
  redisUrl,
  features,
  log: write,
  idle = false,
  overdueSeconds,
  mail,
}: TestWorkerOptions): Promise<TestWorker> {
  const { db, sql, close } = openDatabase(databaseUrl, { max: 5, name: 'handreich-worker' });
  const log = write ? buildLog('info', { write }) : buildLog('silent');
  const jobs = listJobs(features);
  const config = readConfig({
    SECRET: 'a secret of tests that is long enough to be one',
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    REDIS_URL: redisUrl,
  });
  const queue = watchQueues({ db, clock: systemClock, log, store: chooseStore(config, databaseUrl), handlers: [...jobs.handlers.keys()] });
  const deps: FeatureDeps = {
    config,
    db,
    clock: systemClock,
    newId,
    keys: buildKeyring(['a secret of tests that is long enough to be one']),
    catalogue: buildCatalogue({}),
    log,
    metrics: buildMetrics(),
    limits: noLimits,
    publish: buildPublish({ clock: systemClock, newId, handlersOf: jobs.handlersOf }),
    queue,
  };
  try {
    const worker = idle
      ? undefined
      : await buildWorker(deps, { databaseUrl, sql, jobs, mail, overdueSeconds, drainSeconds: 5, lostAfterSeconds: 1, keepSeconds: 1 });
    return {
      deps,
      publish: (name, payload = {}) => db.transaction((tx) => deps.publish(tx, { name, payload })),
      stop: async () => {
        await worker?.stop();
        await queue.close();
        await close();
      },
    };
  } catch (error) {
    await queue.close();
    await close();
    throw error;
  }
}
