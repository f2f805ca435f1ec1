import fastify from 'fastify';
import { expect, test } from 'vitest';
import { buildLog } from './log.ts';

function capture() {
  const lines: string[] = [];
  return { log: buildLog('trace', { write: (line) => lines.push(line) }), text: () => lines.join('') };
}

test('tokens, addresses and people’s words are cut out of what is logged', () => {
  const { log, text } = capture();
  log.info({ email: 'geheim@handreich.example', mail: { token: 'geheim-token', text: 'geheime Worte' } }, 'told');
  expect(text()).toContain('told');
  expect(text()).not.toContain('geheim');
});

test('a failed statement is logged without its values', () => {
  const { log, text } = capture();
  const cause = Object.assign(new Error('value too long: geheime Worte'), { code: '22001' });
  log.error({ err: Object.assign(new Error('Failed query: insert … params: geheime Worte', { cause }), { params: ['geheime Worte'] }) }, 'request failed');
  expect(text()).toContain('22001');
  expect(text()).not.toContain('geheim');
});

test('a request is logged by its path: the query of a mailed link is a key', async () => {
  const { log, text } = capture();
  const app = fastify({ loggerInstance: log });
  app.get('/de/login', async () => 'page');
  await app.inject({ url: '/de/login?token=geheim', headers: { authorization: 'Bearer geheim', cookie: 'handreich_access=geheim' } });
  expect(text()).toContain('"/de/login"');
  expect(text()).not.toContain('geheim');
});
