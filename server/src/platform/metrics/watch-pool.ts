import { Gauge } from 'prom-client';
import type { Places } from '../db/places.ts';
import type { Metrics } from './metrics.ts';

/** Shows how a pool of connections is used, at the moment of a scrape. */
export function watchPools({ registry }: Metrics, pools: Record<string, Places>): void {
  const gauge = (name: string, help: string, value: (places: Places) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['pool'],
      registers: [registry],
      collect() {
        for (const [pool, places] of Object.entries(pools)) this.set({ pool }, value(places));
      },
    });
  gauge('handreich_database_connections', 'Connections that a pool may have', ({ all }) => all);
  gauge('handreich_database_connections_in_use', 'Connections in use by a statement or transaction', ({ inUse }) => inUse);
  gauge('handreich_database_waiting', 'Statements and transactions that wait for a connection', ({ waiting }) => waiting);
}
