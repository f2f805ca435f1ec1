import { getHeapStatistics } from 'node:v8';
import type { Config } from '../platform/config/config.ts';
import type { Places } from '../platform/db/places.ts';
import type { MailCatcher } from '../platform/embedded/index.ts';
import { listenProblem } from '../platform/http/listen-problem.ts';
import { watchForAlarms } from '../platform/jobs/alarms.ts';
import type { Log } from '../platform/log/log.ts';
import { buildMetrics } from '../platform/metrics/metrics.ts';
import { attend } from './attend.ts';
import { buildDeps } from './build-deps.ts';
import { buildWeb } from './build-web.ts';
import { buildWorker } from './build-worker.ts';
import { features } from './features.ts';
import { drain } from '../platform/http/drain.ts';
import { collectJobs } from './jobs.ts';
import { loadPages } from './load-pages.ts';
import { serveMetrics } from './serve-metrics.ts';
import { refuseUnknownSecret } from './refuse-unknown-secret.ts';

// Together they stay below what a start allows for stopping (25 s).
const DRAIN_REQUESTS_SECONDS = 6;
const DRAIN_JOBS_SECONDS = 15;

export interface PortalOptions {
  config: Config;
  databaseUrl: string;
  smtpUrl: string;
  catcher?: MailCatcher;
  log: Log;
  /** Which kinds of process run in this one. */
  run?: { web: boolean; worker: boolean };
}

/** Runs API and pages, worker, or both in this process. `stop` drains requests, then jobs, then closes the connections. */
export async function runPortal({
  config,
  databaseUrl,
  smtpUrl,
  catcher,
  log,
  run = { web: true, worker: true },
}: PortalOptions): Promise<{ address: string; stop(): Promise<void> }> {
  const metrics = buildMetrics();
  const stops: (() => Promise<unknown>)[] = [];
  const pools: Record<string, Places> = {};
  /** Each kind has connections of its own: jobs must not take those that a visitor waits for. */
  const open = async (kind: 'web' | 'worker') => {
    const opened = await buildDeps({ config, databaseUrl, log, kind, overrides: { metrics } });
    stops.push(opened.close);
    pools[kind] = opened.places;
    stops.push((await attend(opened.deps)).stop);
    return opened;
  };
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const forWeb = run.web ? await open('web') : undefined;
    const forWorker = run.worker ? await open('worker') : undefined;
    const { deps } = forWeb ?? forWorker ?? (await open('worker'));
    await refuseUnknownSecret({ ...deps, features });
    stops.push(watchForAlarms(deps).stop);
    stops.push(await serveMetrics(deps, pools));
    if (forWorker) {
      const worker = await buildWorker(
        { ...forWorker.deps, config: { ...config, smtpUrl } },
        { databaseUrl, sql: forWorker.sql, jobs: collectJobs(), drainSeconds: DRAIN_JOBS_SECONDS },
      );
      stops.push(worker.stop);
    }
    let address = '';
    if (forWeb) {
      const load = { expectedDatabaseWaitMs: () => forWeb.places.expectedWaitMs, heapBytes: getHeapStatistics().heap_size_limit };
      // What is tried out on a busy machine is to be slow there, not to be refused.
      const web = await buildWeb(forWeb.deps, { features, pages: await loadPages(), catcher, load: config.rateLimits ? load : undefined });
      stops.push(() => drain(web, DRAIN_REQUESTS_SECONDS * 1000));
      address = await web.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
        throw listenProblem(error, config.host, config.port) ?? error;
      });
    }
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
