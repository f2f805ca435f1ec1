/** API, worker and mail catcher for `npm run dev`, without pages: Vite serves those and asks this process over HTTP. Restarted on every change. */
import { attend } from '../src/app/attend.ts';
import { buildDeps } from '../src/app/build-deps.ts';
import { buildWeb } from '../src/app/build-web.ts';
import { buildWorker } from '../src/app/build-worker.ts';
import { features } from '../src/app/features.ts';
import { collectJobs } from '../src/app/jobs.ts';
import { prepareDatabase } from '../src/app/prepare-database.ts';
import { prepareDemonstration } from '../src/app/prepare-demonstration.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { startEmbeddedPostgres, startMailCatcher } from '../src/platform/embedded/index.ts';
import { buildLog } from '../src/platform/log/log.ts';

const config = readConfig(process.env);
const log = buildLog(config.logLevel ?? 'warn');
const postgres = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir });
const databaseUrl = config.databaseUrl ?? postgres!.url;
const catcher = config.smtpUrl ? undefined : await startMailCatcher({ dataDir: config.dataDir });
await prepareDatabase({ databaseUrl });
for (const { email } of await prepareDemonstration({ config, databaseUrl, log })) console.log(`moderator: ${email}`);

const { deps, sql, close } = await buildDeps({ config, databaseUrl, log });
const attending = await attend(deps);
const smtpUrl = config.smtpUrl ?? catcher!.smtpUrl;
const worker = await buildWorker({ ...deps, config: { ...config, smtpUrl } }, { databaseUrl, sql, jobs: collectJobs() });
const web = await buildWeb(deps, { features, catcher });
console.log(`API on ${await web.listen({ host: config.host, port: config.port })}${catcher ? ', mails at /dev/mails there' : ''}`);

let ending = false;
async function end() {
  if (ending) return;
  ending = true;
  await web.close();
  await worker.stop();
  await attending.stop();
  await close();
  await catcher?.stop();
  await postgres?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
