import { seedDemonstration, withdrawDemoModerators, type DemoModerator } from '../features/demo/index.ts';
import type { Config } from '../platform/config/config.ts';
import type { Log } from '../platform/log/log.ts';
import { buildDeps } from './build-deps.ts';
import { features } from './features.ts';
import { refuseUnknownSecret } from './refuse-unknown-secret.ts';

/** Fills an empty portal with demonstration listings and tells who moderates there; with `DEMO=0` nobody does by demonstration (any more). */
export async function prepareDemonstration({ config, databaseUrl, log }: { config: Config; databaseUrl: string; log: Log }): Promise<DemoModerator[]> {
  const { deps, close } = await buildDeps({ config, databaseUrl, log });
  try {
    await refuseUnknownSecret({ ...deps, features });
    if (config.demo) return await seedDemonstration(deps);
    await withdrawDemoModerators(deps);
    return [];
  } finally {
    await close();
  }
}
