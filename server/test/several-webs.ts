import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { buildDeps } from '../src/app/build-deps.ts';
import { buildWeb } from '../src/app/build-web.ts';
import { features } from '../src/app/features.ts';
import type { PagesHandler } from '../src/app/serve-pages.ts';
import { fixedClock } from '../src/platform/clock/clock.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { FeatureDeps } from '../src/platform/deps.ts';
import type { Feature } from '../src/platform/feature.ts';
import { buildLog } from '../src/platform/log/log.ts';
import type { TestDatabase } from './database.ts';
import { loginTokenOf } from './login.ts';

export const TEST_SECRET = 'a secret of tests that is long enough to be one';

export interface TestWeb {
  app: FastifyInstance;
  deps: FeatureDeps;
}

/** Web processes of one portal, each with settings of its own, over one database and one clock. They end with the file. */
export function severalWebs(database: TestDatabase, clock = fixedClock('2026-11-15T10:00:00Z')) {
  const ends: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const open = async (
    settings: Record<string, string> = {},
    options: { pages?: PagesHandler; log?: FeatureDeps['log']; more?: Feature[] } = {},
  ): Promise<TestWeb> => {
    const config = readConfig({
      SECRET: TEST_SECRET,
      DATABASE_URL: database.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      QUIET_HOURS: 'off',
      RATE_LIMITS: 'off',
      ...settings,
    });
    const { deps, close } = await buildDeps({ config, databaseUrl: database.url, log: options.log ?? buildLog('silent'), overrides: { clock } });
    const app = await buildWeb(deps, { features: [...features, ...(options.more ?? [])], pages: options.pages });
    ends.push(async () => {
      await app.close();
      await close();
    });
    return { app, deps };
  };
  const signIn = async ({ app, deps }: TestWeb, email: string) => {
    await app.inject({ method: 'POST', url: '/api/login-links', payload: { email, locale: 'de' } });
    const answer = await app.inject({ method: 'POST', url: '/api/sessions', payload: { token: await loginTokenOf(deps, email) } });
    const { accessToken, refreshToken, account } = answer.json<{ accessToken: string; refreshToken: string; account: { id: string } }>();
    return { accessToken, refreshToken, accountId: account.id, cookies: answer.cookies as SetCookie[] };
  };
  return { clock, open, signIn };
}

export interface SetCookie {
  name: string;
  value: string;
  secure?: boolean;
  httpOnly?: boolean;
  sameSite?: string;
  path?: string;
  domain?: string;
  expires?: Date;
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
