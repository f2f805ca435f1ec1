import type { FeatureDeps } from '../platform/deps.ts';
import type { Sql } from '../platform/db/db.ts';
import { StartProblem, reasonOf } from '../platform/errors/start-problem.ts';
import type { JobList } from '../platform/jobs/handlers.ts';
import { chooseStore } from '../platform/jobs/choose-store.ts';
import { startRunner, type RunnerSettings } from '../platform/jobs/runner.ts';
import { readDkimKey } from '../platform/mail/dkim-key.ts';
import { countMails } from '../platform/mail/count-mails.ts';
import { buildMailTransport, type MailTransport } from '../platform/mail/transport.ts';
import { startRelay } from '../platform/outbox/relay.ts';

export { migrateQueue } from '../platform/jobs/postgres-store.ts';

export interface WorkerOptions extends RunnerSettings {
  databaseUrl: string;
  sql: Sql;
  jobs: JobList;
  /** Another way out for mails than SMTP_URL: for tests. */
  mail?: MailTransport;
  /** How long running jobs may take to finish when the worker stops. */
  drainSeconds?: number;
}

/**
 * Starts the relay, the handlers of all events, and the sweeps. Several workers may run at once.
 * Throws StartProblem where the queue in the database cannot be opened; a Redis that is away is waited for.
 */
export async function buildWorker(
  deps: FeatureDeps,
  { databaseUrl, sql, jobs, mail: givenMail, drainSeconds = 20, ...settings }: WorkerOptions,
): Promise<{ stop(): Promise<void> }> {
  const mail = countMails(givenMail ?? buildMailTransport(deps.config, await readDkimKey(deps.config.dkim)), deps.metrics);
  const runner = await startRunner({ ...deps, mail }, chooseStore(deps.config, databaseUrl), jobs, settings).catch(async (error: unknown) => {
    await mail.close();
    throw new StartProblem(`The queue cannot be opened (${reasonOf(error)}).`, 'Check the database, and that its migrations have run.', { cause: error });
  });
  const { db, clock, log } = deps;
  const relay = startRelay({ db, sql, clock, log, enqueue: runner.enqueue, handlers: [...jobs.handlers.keys()], overdueSeconds: settings.overdueSeconds });
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await relay.stop();
    await runner.stop(drainSeconds);
    await mail.close();
  };
  return { stop: () => (stopped ??= stop()) };
}
