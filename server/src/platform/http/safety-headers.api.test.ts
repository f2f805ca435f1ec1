import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usePortal } from '../../../test/portal.ts';
import { buildWeb } from '../../app/build-web.ts';
import { features } from '../../app/features.ts';
import type { PagesHandler } from '../../app/serve-pages.ts';

const portal = usePortal({ settings: { PUBLIC_URL: 'https://portal.example' } });
/** Stands in for the built site, which answers with what is set already, and a policy of its own for pages. */
const pages: PagesHandler = ({ url = '' }, response) => {
  if (!url.startsWith('/_app')) response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'");
  response.end();
};
let app: FastifyInstance, busy: FastifyInstance;

beforeAll(async () => {
  app = await buildWeb(portal.deps, { features, pages });
  busy = await buildWeb({ ...portal.deps }, { features, pages, load: { expectedDatabaseWaitMs: () => 60_000, heapBytes: Number.MAX_SAFE_INTEGER } });
});
afterAll(() => Promise.all([app.close(), busy.close()]));

const everywhere = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
};

describe('an answer says what may be done with it', () => {
  test.each([
    ['a page', '/de', 200],
    ['a file', '/favicon.svg', 200],
    ['JSON', '/api/portal', 200],
    ['a refusal', '/api/me', 401],
    ['what does not exist', '/api/nothing', 404],
    ['the document of the API', '/api/openapi.json', 200],
    ['its reader', '/api/docs', 200],
    ['mails, where they are not caught', '/dev/mails', 200],
  ])('%s', async (_what, url, status) => {
    const answer = await app.inject({ url, headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({
      ...everywhere,
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'origin-agent-cluster': '?1',
    });
    expect(answer.headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\).*payment=\(\)/);
    expect(answer.headers['referrer-policy']).toMatch(/^(same-origin|no-referrer)$/);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(answer.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    for (const name of ['x-powered-by', 'server']) expect(answer.headers).not.toHaveProperty(name);
  });

  test.each(['/api/portal', '/api/me', '/api/nothing', '/api/messages/de'])('what %s says may load nothing at all', async (url) => {
    const { headers } = await app.inject(url);
    expect(headers['content-security-policy']).toBe("default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'");
  });

  test('the page of a portal with too much to do', async () => {
    const answer = await busy.inject({ url: '/de', headers: { accept: 'text/html' } });
    // Its own style, by its hash, is all that it may use.
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(answer.headers).toMatchObject({ ...everywhere, 'x-frame-options': 'DENY' });
  });

  test('a part of a page carries only what concerns it, for parts come by the dozen', async () => {
    const { headers } = await app.inject('/_app/immutable/chunks/a.js');
    expect(headers).toMatchObject(everywhere);
    for (const name of ['permissions-policy', 'content-security-policy', 'x-frame-options']) expect(headers).not.toHaveProperty(name);
  });
});
