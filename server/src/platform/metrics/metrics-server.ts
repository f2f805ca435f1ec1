import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import { listenProblem } from '../http/listen-problem.ts';
import type { Metrics } from './metrics.ts';

interface Options {
  metrics: Metrics;
  host: string;
  port: number;
  /** Brings gauges up to date before they are read. Never throws. */
  refresh: () => Promise<void>;
}

/**
 * Serves `GET /metrics` (Prometheus' text format) and `GET /live` on a port of their own, never on the portal's. Gives the port.
 * @throws StartProblem when the port cannot be taken
 */
export async function startMetricsServer({ metrics, host, port, refresh }: Options): Promise<{ port: number; stop(): Promise<void> }> {
  // Event loop, memory, garbage collection and handles of this process.
  collectDefaultMetrics({ register: metrics.registry });
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.requestTimeout = 10_000;
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0];
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && path === '/live') return void response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
    if (!reads || path !== '/metrics') return void response.writeHead(404).end();
    await refresh();
    const text = await metrics.registry.metrics();
    response.setHeader('content-type', metrics.registry.contentType).end(text);
  }
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    throw listenProblem(error, host, port, 'METRICS_PORT') ?? error;
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
