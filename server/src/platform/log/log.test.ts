import fastify from 'fastify';
import { expect, test } from 'vitest';
import { duringWork } from '../work/work.ts';
import { buildLog, namedLog } from './log.ts';

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

test('nobody can write a line of their own into the log, nor turn one around', () => {
  const { log, text } = capture();
  log.warn({ reason: 'one\n{"level":50,"msg":"forged"}\r\u001b[31m\u0085\u2028\u202egnirts\u2066\u200b\ufeff' }, 'told');
  expect(text().match(/\n/g)).toHaveLength(1);
  // eslint-disable-next-line no-control-regex -- that is what it looks for
  expect(text().trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/);
  expect(JSON.parse(text())).toMatchObject({ level: 40, msg: 'told', reason: expect.stringContaining('gnirts') });
});

test('secrets are cut out however deep they lie, in lists and in errors too', () => {
  const { log, text } = capture();
  log.info({ a: { b: [{ c: { to: 'geheim@handreich.example' } }], error: new TypeError('geheime Worte') }, ip: '192.0.2.1' }, 'told');
  expect(JSON.parse(text())).toMatchObject({ a: { b: [{ c: { to: '[…]' } }], error: { reason: 'TypeError' } }, ip: '[…]' });
  expect(text()).not.toContain('geheim');
});

test('every line that is written while a request or job is worked on says which, and only those', async () => {
  const { log, text } = capture();
  const deep = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    log.info('deep below');
  };
  await Promise.all([
    duringWork({ fields: { reqId: 'one' } }, deep),
    duringWork({ fields: { job: 'j', event: 'e', handler: 'h' } }, deep),
    duringWork({ fields: { reqId: 'other' } }, async () => namedLog(log, { reqId: 'named' }).info('named')),
  ]);
  log.info('outside');
  const lines = text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find(({ reqId }) => reqId === 'one')).toMatchObject({ msg: 'deep below' });
  expect(lines.find(({ handler }) => handler === 'h')).toMatchObject({ job: 'j', event: 'e', msg: 'deep below' });
  expect(lines.find(({ msg }) => msg === 'named')).toMatchObject({ reqId: 'named' });
  expect(lines.find(({ msg }) => msg === 'outside')).not.toHaveProperty('reqId');
});
