import { isIPv6 } from 'node:net';
import { readConfig } from '../platform/config/config.ts';
import { StartProblem } from '../platform/errors/start-problem.ts';
import { runCommand } from './run-command.ts';

const PATIENCE_MS = 4000;

/** What listens everywhere listens on the loopback, too; an IPv6 address stands in brackets (RFC 3986 section 3.2.2). */
const reachable = (host: string) => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : isIPv6(host) ? `[${host}]` : host);

// The health check of a container: exit code 0 when the process beside it answers. A worker serves no pages and is asked where its metrics are.
await runCommand(async () => {
  const config = readConfig(process.env);
  const isWorker = process.argv[2] === 'worker';
  if (isWorker && config.metricsPort === undefined) throw new StartProblem('A worker is asked for its metrics.', 'Set METRICS_PORT.');
  const url = isWorker
    ? `http://${reachable(config.metricsHost)}:${config.metricsPort}/live`
    : `http://${reachable(config.host)}:${config.port}/api/health/live`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new StartProblem(`${url} answers ${answer.status}.`);
});
