import { expect, test } from 'vitest';
import { usePortal } from '../portal.ts';
import { addressOf, routesOf } from '../routes.ts';

const portal = usePortal();

/** What anybody may call. A route that is missing here must answer 401 to a visitor, whatever else it would say. */
const open = new Set([
  'GET /api/docs',
  'GET /api/docs/*',
  'GET /api/docs/static/*',
  'GET /api/docs/json',
  'GET /api/docs/yaml',
  'GET /api/docs/static/index.html',
  'GET /api/docs/static/swagger-initializer.js',
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /api/listings',
  'GET /api/listings/:id',
  'GET /api/messages/:locale',
  'GET /api/openapi.json',
  'GET /api/places',
  'GET /api/portal',
  'GET /api/topics',
  'POST /api/login-links',
  'POST /api/reports',
  'POST /api/sessions',
  'POST /api/sessions/refresh',
]);

test('every route that is not public answers 401 to a visitor', async () => {
  const answers: string[] = [];
  for (const { method, url } of routesOf(portal.app)) {
    if (open.has(`${method} ${url}`)) continue;
    const { status, headers } = await portal.call({ method, url: addressOf(url) } as Parameters<typeof portal.call>[0]);
    if (status !== 401 || !String(headers['content-type']).startsWith('application/problem+json')) answers.push(`${method} ${url}: ${status}`);
  }
  expect(answers).toEqual([]);
});

test('the list of public routes names no route that is gone', () => {
  const present = new Set(routesOf(portal.app).map(({ method, url }) => `${method} ${url}`));
  expect([...open].filter((route) => !present.has(route))).toEqual([]);
});
