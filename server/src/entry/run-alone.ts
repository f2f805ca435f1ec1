import { runPortal } from '../app/run-portal.ts';
import { readConfig } from '../platform/config/config.ts';
import { checkSchema } from '../platform/db/migrate.ts';
import { StartProblem, reasonOf } from '../platform/errors/start-problem.ts';
import { buildLog } from '../platform/log/log.ts';
import { STOP_GRACE_SECONDS, STOP_LIMIT_SECONDS } from './image.ts';
import { checkDatabase, checkMailServer } from './start/check-services.ts';
import { createLifecycle } from './start/lifecycle.ts';

/** Runs one kind of process on configured services: what a container or a unit of systemd starts. Ends with 0 on SIGTERM or SIGINT, after draining. */
export async function runAlone(run: { web: boolean; worker: boolean }): Promise<void> {
  const complain = (line: string) => process.stderr.write(`${line}\n`);
  const lifecycle = createLifecycle({
    limitMs: STOP_LIMIT_SECONDS * 1000,
    graceMs: STOP_GRACE_SECONDS * 1000,
    onProblem: (name, reason) => complain(`Could not stop ${name}: ${reasonOf(reason)}.`),
  });
  let ending: Promise<never> | undefined;
  const end = (code: number) => (ending ??= lifecycle.stop().then(() => process.exit(code)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
  try {
    const config = readConfig(process.env);
    if (!config.databaseUrl || !config.smtpUrl)
      throw new StartProblem('DATABASE_URL and SMTP_URL are needed here: only `npm start` brings its own parts.', 'Set both.');
    const log = buildLog(config.logLevel ?? 'info');
    await checkDatabase(config.databaseUrl);
    const newer = await checkSchema(config.databaseUrl);
    if (newer) log.warn(newer);
    if (run.worker) await checkMailServer(config.smtpUrl, { onAway: (problem) => log.error(`${problem.message} Mails wait until it can.`) });
    const portal = await runPortal({ config, databaseUrl: config.databaseUrl, smtpUrl: config.smtpUrl, log, run });
    await lifecycle.onStop('portal', () => portal.stop());
  } catch (error) {
    complain(error instanceof StartProblem ? error.line : `Handreich could not start: ${error instanceof Error ? error.stack : String(error)}`);
    await end(1);
  }
}
