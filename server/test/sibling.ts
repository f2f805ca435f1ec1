import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { buildDeps, type OpenDeps } from '../src/app/build-deps.ts';
import { buildWeb } from '../src/app/build-web.ts';
import { features } from '../src/app/features.ts';
import { buildLog } from '../src/platform/log/log.ts';
import type { Answer, TestPortal } from './portal.ts';

export interface Sibling {
  app: FastifyInstance;
  call<T = any>(options: InjectOptions): Promise<Answer<T>>;
}

/** A second web process over the same database and clock: its own connections, its own everything. To be called at the top of a test file, after `usePortal`. */
export function useSibling(portal: TestPortal): Sibling {
  const sibling = {} as Sibling;
  let open: OpenDeps;
  beforeAll(async () => {
    const { config, clock } = portal.deps;
    open = await buildDeps({ config, databaseUrl: config.databaseUrl!, log: buildLog('silent'), overrides: { clock } });
    sibling.app = await buildWeb(open.deps, { features });
  });
  afterAll(async () => {
    await sibling.app.close();
    await open.close();
  });
  sibling.call = async (options) => {
    const answer = await sibling.app.inject(options);
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() } as Answer<any>;
  };
  return sibling;
}
