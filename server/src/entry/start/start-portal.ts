import path from 'node:path';
import { prepareDatabase } from '../../app/prepare-database.ts';
import { prepareDemonstration } from '../../app/prepare-demonstration.ts';
import { runPortal } from '../../app/run-portal.ts';
import type { Config } from '../../platform/config/config.ts';
import { claimDataDir, mayShowMails, openDataDir, startEmbeddedPostgres, startMailCatcher } from '../../platform/embedded/index.ts';
import type { DataDirClaim, MailCatcher } from '../../platform/embedded/index.ts';
import { buildLog } from '../../platform/log/log.ts';
import { checkDatabase, checkMailServer, checkPort, checkRedis } from './check-services.ts';
import { farewell } from './farewell.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Steps } from './steps.ts';
import { bringWebUpToDate } from './web-build.ts';

interface StartOptions {
  config: Config;
  /** The project's folder. */
  root: string;
  lifecycle: Lifecycle;
  steps: Steps;
}

/**
 * The whole of `npm start`: embedded parts where none are configured, then API, pages and worker in this process.
 * Each part registers its end as soon as it runs; they end in the opposite order.
 * @throws StartProblem for what the operator can mend, Interrupted when stopping began meanwhile
 */
export async function startPortal({ config, root, lifecycle, steps }: StartOptions): Promise<void> {
  const log = buildLog(config.logLevel ?? (config.production ? 'info' : 'warn'));
  const claim = await claimFolder(config, lifecycle);
  await checkPort(config.host, config.port);
  const { smtpUrl, catcher } = await provideMailServer(config, lifecycle, steps);
  const databaseUrl = await provideDatabase(config, lifecycle, steps);
  await lookForRedis(config, steps);
  await steps.run('Preparing the tables', () => prepareDatabase({ databaseUrl }));
  lifecycle.check();
  const moderators = await steps.run('Preparing the demonstration', () => prepareDemonstration({ config, databaseUrl, log }));
  lifecycle.check();
  await bringWebUpToDate(root, lifecycle.signal, (build) => steps.run('Building the pages', build, { chatty: true }));
  const portal = await steps.run('Starting API, pages and worker', () => runPortal({ config, databaseUrl, smtpUrl, catcher, log }));
  await lifecycle.onStop('API, pages and worker', () => portal.stop());
  claim?.announce(config.publicUrl);
  const showsMails = mayShowMails(config);
  for (const line of farewell({
    address: config.publicUrl,
    port: config.port,
    showsMails,
    lostMails: catcher && !showsMails ? path.join(config.dataDir, 'mails') : undefined,
    moderators,
  }))
    steps.say(line);
}

/** A portal with nothing embedded and its secret given keeps nothing on this machine: many may run side by side. */
async function claimFolder(config: Config, lifecycle: Lifecycle): Promise<DataDirClaim | undefined> {
  if (config.databaseUrl && config.smtpUrl && config.secrets) return undefined;
  const claim = claimDataDir(openDataDir(config.dataDir));
  await lifecycle.onStop('data folder', () => claim.release());
  return claim;
}

async function provideMailServer(config: Config, lifecycle: Lifecycle, steps: Steps): Promise<{ smtpUrl: string; catcher?: MailCatcher }> {
  const { smtpUrl } = config;
  if (smtpUrl) {
    await steps.run('Looking for the mail server', () => checkMailServer(smtpUrl));
    return { smtpUrl };
  }
  const catcher = await steps.run('Starting the mail catcher', () => startMailCatcher({ dataDir: config.dataDir }));
  await lifecycle.onStop('mail catcher', () => catcher.stop());
  return { smtpUrl: catcher.smtpUrl, catcher };
}

async function provideDatabase(config: Config, lifecycle: Lifecycle, steps: Steps): Promise<string> {
  const { databaseUrl } = config;
  if (databaseUrl) {
    await steps.run('Looking for the database', () => checkDatabase(databaseUrl));
    return databaseUrl;
  }
  const database = await steps.run('Starting the database', () => startEmbeddedPostgres({ dataDir: config.dataDir, log: steps.say }));
  await lifecycle.onStop('database', () => database.stop());
  return database.url;
}

/** A Redis that is away is no reason not to start: the queue waits for it. */
async function lookForRedis({ redisUrl }: Config, steps: Steps): Promise<void> {
  if (!redisUrl) return;
  for (const line of await steps.run('Looking for Redis', () => checkRedis(redisUrl))) steps.say(line);
}
