import { expect, test } from 'vitest';
import { usePortal } from '../portal.ts';
import { addressOf, routesOf, type Route } from '../routes.ts';

const portal = usePortal();

/** What anybody may call. A route that is missing here must answer 401 to a visitor, whatever else it would say. */
const open = new Set([
  'GET /api/docs',
  'GET /api/docs/',
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
  'GET /api/unsubscribe',
  'POST /api/login-links',
  'POST /api/sessions',
  'POST /api/sessions/refresh',
  // RFC 8058: a mail program posts without a cookie.
  'POST /api/unsubscribe',
]);

/** Answers 404 to everybody: whatever lies below /api and is no route. */
const rest = new Set(['/api', '/api/', '/api/*']);

const visit = ({ method, url }: Route) => portal.call({ method, url: addressOf(url) } as Parameters<typeof portal.call>[0]);
const nameOf = ({ method, url }: Route) => `${method} ${url}`;

test('every route that is not public answers 401 to a visitor', async () => {
  const answers: string[] = [];
  for (const route of routesOf(portal.app).filter((route) => !open.has(nameOf(route)) && !rest.has(route.url))) {
    const { status, body } = await visit(route);
    if (status !== 401 || body.code !== 'http.sign_in') answers.push(`${nameOf(route)}: ${status}`);
  }
  expect(answers).toEqual([]);
});

test('the list of public routes is exact: each is there and asks nobody to sign in', async () => {
  const routes = routesOf(portal.app).filter((route) => open.has(nameOf(route)));
  expect(routes.map(nameOf).sort()).toEqual([...open].sort());
  for (const route of routes) expect(`${nameOf(route)}: ${(await visit(route)).body.code}`).not.toMatch(/http\.sign_in$/);
});
