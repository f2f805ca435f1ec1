import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { buildDeps, type OpenDeps } from '../src/app/build-deps.ts';
import { buildWeb } from '../src/app/build-web.ts';
import { features } from '../src/app/features.ts';
import { grantRole } from '../src/features/accounts/index.ts';
import { fixedClock } from '../src/platform/clock/clock.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { FeatureDeps } from '../src/platform/deps.ts';
import { buildLog } from '../src/platform/log/log.ts';
import { useTestDatabase } from './database.ts';
import { readApiDocument, type ApiDocument } from './documented.ts';
import { loginTokenOf } from './login.ts';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Record<string, unknown>;
  body: T;
}

/** Somebody who calls the API, as a visitor or signed in by Bearer token. */
export interface Caller {
  email: string;
  accessToken: string;
  refreshToken: string;
  accountId: string;
  get<T = any>(url: string): Promise<Answer<T>>;
  post<T = any>(url: string, payload?: unknown): Promise<Answer<T>>;
  patch<T = any>(url: string, payload?: unknown): Promise<Answer<T>>;
  delete<T = any>(url: string): Promise<Answer<T>>;
}

export interface TestPortal {
  app: FastifyInstance;
  deps: FeatureDeps;
  clock: ReturnType<typeof fixedClock>;
  /** What the application says about itself; every answer of `call` is held against it. */
  document: ApiDocument;
  call<T = any>(options: InjectOptions): Promise<Answer<T>>;
  signIn(email: string): Promise<Caller>;
  moderator(place: string, email?: string): Promise<Caller>;
}

/**
 * The API over a database of this file, with a clock that stands still until it is moved and, where a test does not set them, no limits. To be called
 * once at the top of a test file.
 */
export function usePortal({ start = '2026-11-15T10:00:00Z', settings = {} }: { start?: string; settings?: Record<string, string> } = {}): TestPortal {
  const database = useTestDatabase();
  const clock = fixedClock(start);
  const portal = { clock } as TestPortal;
  let open: OpenDeps;

  beforeAll(async () => {
    const config = readConfig({
      SECRET: 'a secret of tests that is long enough to be one',
      DATABASE_URL: database.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      QUIET_HOURS: 'off',
      RATE_LIMITS: 'off',
      ...settings,
    });
    open = await buildDeps({ config, databaseUrl: database.url, log: buildLog('silent'), overrides: { clock } });
    portal.deps = open.deps;
    portal.app = await buildWeb(open.deps, { features });
    portal.document = await readApiDocument(portal.app);
  });
  afterAll(async () => {
    await portal.app.close();
    await open.close();
  });

  portal.call = async (options) => {
    const answer = await portal.app.inject(options);
    const isJson = String(answer.headers['content-type']).includes('json');
    const told = { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.body } as Answer<any>;
    const request = { method: options.method?.toUpperCase() ?? 'GET', url: String(options.url) };
    const faults = portal.document.faultsOf(request, told);
    if (faults.length > 0) throw new Error(`${request.method} ${request.url} breaks the API's document: ${faults.join('; ')}`);
    return told;
  };

  portal.signIn = async (email) => {
    await portal.call({ method: 'POST', url: '/api/login-links', payload: { email, locale: 'de' } });
    const { body } = await portal.call<any>({ method: 'POST', url: '/api/sessions', payload: { token: await loginTokenOf(portal.deps, email) } });
    const as = (method: InjectOptions['method']) => (url: string, payload?: unknown) =>
      portal.call({ method, url, payload: payload as InjectOptions['payload'], headers: { authorization: `Bearer ${body.accessToken}` } });
    return {
      email,
      accessToken: body.accessToken,
      refreshToken: body.refreshToken,
      accountId: body.account.id,
      get: as('GET'),
      post: as('POST'),
      patch: as('PATCH'),
      delete: as('DELETE'),
    } as Caller;
  };

  portal.moderator = async (place, email = `moderator-${place}@handreich.example`) => {
    await grantRole({ ...portal.deps, input: { role: 'moderator', email, place } });
    return portal.signIn(email);
  };
  return portal;
}

/** A listing as somebody posts it; what a test cares about is given in `with`. */
export const aListing = (fields: Record<string, unknown> = {}) => ({
  kind: 'need',
  title: 'Kinderfahrrad gesucht',
  body: 'Für unsere Tochter, sie ist 7.',
  topic: 'bicycle',
  place: 'esslingen-am-neckar',
  lang: 'de',
  ...fields,
});
