import type { FeatureDeps } from '../platform/deps.ts';
import type { Feature } from '../platform/feature.ts';
import type { Sql } from '../platform/db/db.ts';
import { StartProblem, reasonOf } from '../platform/errors/start-problem.ts';
import { listJobs, refuseUnknownHandlers } from '../platform/jobs/handlers.ts';
import { postgresStore } from '../platform/jobs/queue-store.ts';
import { startRunner } from '../platform/jobs/runner.ts';
import { buildMailTransport, type MailTransport } from '../platform/mail/transport.ts';
import { waitingHandlers } from '../platform/outbox/deliveries.ts';
import { startRelay } from '../platform/outbox/relay.ts';

export { migrateQueue } from '../platform/jobs/queue-store.ts';

export interface WorkerOptions {
  databaseUrl: string;
  sql: Sql;
  features: Feature[];
  /** Another way out for mails than SMTP_URL: for tests. */
  mail?: MailTransport;
  /** How long running jobs may take to finish when the worker stops. */
  drainSeconds?: number;
  /** After how long the job of a dead worker goes to another one. */
  lostAfterSeconds?: number;
}

/**
 * Starts the relay, the handlers of all events, and the sweeps. Several workers may run at once.
 * Throws StartProblem where the list of jobs is not whole or the queue cannot be reached.
 */
export async function buildWorker(
  deps: FeatureDeps,
  { databaseUrl, sql, features, mail: givenMail, drainSeconds = 20, lostAfterSeconds }: WorkerOptions,
): Promise<{ stop(): Promise<void> }> {
  const list = listJobs(features);
  refuseUnknownHandlers(list, await waitingHandlers(deps.db));
  const mail = givenMail ?? buildMailTransport(deps.config);
  const runner = await startRunner({ ...deps, mail }, postgresStore(databaseUrl), list, { lostAfterSeconds }).catch(async (error: unknown) => {
    await mail.close();
    throw new StartProblem(`The queue cannot be opened (${reasonOf(error)}).`, 'Check the database, and that its migrations have run.', { cause: error });
  });
  const relay = startRelay({ db: deps.db, sql, clock: deps.clock, log: deps.log, enqueue: runner.enqueue, handlers: [...list.handlers.keys()] });
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await relay.stop();
    await runner.stop(drainSeconds);
    await mail.close();
  };
  return { stop: () => (stopped ??= stop()) };
}
