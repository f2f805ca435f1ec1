import { readWaitingMails } from '../features/notifications/index.ts';
import type { Places } from '../platform/db/places.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { startMetricsServer } from '../platform/metrics/metrics-server.ts';
import { watchPools } from '../platform/metrics/watch-pool.ts';
import { watchState } from '../platform/metrics/watch-state.ts';

/** Serves what this process measures on METRICS_HOST and METRICS_PORT, where a port is set. Gives its end. */
export async function serveMetrics(deps: FeatureDeps, pools: Record<string, Places>): Promise<() => Promise<void>> {
  const { config, metrics, queue } = deps;
  if (config.metricsPort === undefined) return async () => {};
  watchPools(metrics, pools);
  const refresh = watchState(metrics, { queue, mails: () => readWaitingMails(deps) });
  const server = await startMetricsServer({ metrics, host: config.metricsHost, port: config.metricsPort, refresh });
  return server.stop;
}
