import { expect, test } from 'vitest';
import { buildPlaces } from '../db/places.ts';
import { buildMetrics } from './metrics.ts';
import { watchPools } from './watch-pool.ts';

test('who uses a pool and who waits for it is told as it is at that moment', async () => {
  const metrics = buildMetrics();
  const places = buildPlaces(2);
  watchPools(metrics, { web: places, worker: buildPlaces(3) });
  const leave = await places.enter(1000);
  await places.enter(1000);
  const waiting = places.enter(60_000);
  const told = await metrics.registry.metrics();
  expect(told).toContain('handreich_database_connections{pool="web"} 2\n');
  expect(told).toContain('handreich_database_connections_in_use{pool="web"} 2\n');
  expect(told).toContain('handreich_database_waiting{pool="web"} 1\n');
  expect(told).toContain('handreich_database_connections_in_use{pool="worker"} 0\n');
  leave();
  await waiting;
  expect(await metrics.registry.metrics()).toContain('handreich_database_waiting{pool="web"} 0\n');
});

test('two portals in one process count apart', async () => {
  const [one, other] = [buildMetrics(), buildMetrics()];
  one.signIns.inc();
  expect([(await one.signIns.get()).values[0]!.value, (await other.signIns.get()).values[0]!.value]).toEqual([1, 0]);
});
