import { seedDemonstration, type DemoModerator } from '../features/demo/index.ts';
import type { Config } from '../platform/config/config.ts';
import type { Log } from '../platform/log/log.ts';
import { buildDeps } from './build-deps.ts';

/** Fills an empty portal with demonstration listings and tells who moderates there; does nothing with `DEMO=0`. */
export async function prepareDemonstration({ config, databaseUrl, log }: { config: Config; databaseUrl: string; log: Log }): Promise<DemoModerator[]> {
  if (!config.demo) return [];
  const { deps, close } = await buildDeps({ config, databaseUrl, log });
  try {
    return await seedDemonstration(deps);
  } finally {
    await close();
  }
}
