import fastify from 'fastify';
import { expect, test } from 'vitest';
import { routesOf } from './routes.ts';

test('every route is found, also where one address begins another', async () => {
  const app = fastify();
  const answer = () => 'ok';
  await app.register(
    async (api) => {
      api.get('/li', answer);
      api.get('/listings', answer);
      api.post('/listings', answer);
      api.patch('/listings/:id', answer);
      api.post('/listings/:id/close', answer);
      api.get('/me/listings', answer);
      api.delete('/sessions/current', answer);
      api.get('/docs/static/*', answer);
    },
    { prefix: '/api' },
  );
  await app.ready();
  expect(
    routesOf(app)
      .map(({ method, url }) => `${method} ${url}`)
      .sort(),
  ).toEqual([
    'DELETE /api/sessions/current',
    'GET /api/docs/static/*',
    'GET /api/li',
    'GET /api/listings',
    'GET /api/me/listings',
    'PATCH /api/listings/:id',
    'POST /api/listings',
    'POST /api/listings/:id/close',
  ]);
});
