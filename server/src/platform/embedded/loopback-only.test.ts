import { expect, test } from 'vitest';
import { isLocalRequest } from './loopback-only.ts';

test.each([
  ['127.0.0.1', 'localhost:3000'],
  ['127.8.9.10', '127.0.0.1'],
  ['::1', '[::1]:3000'],
  ['::ffff:127.0.0.1', 'LOCALHOST'],
])('%s asking for %s is this machine itself', (peer, host) => {
  expect(isLocalRequest(peer, { host })).toBe(true);
});

test.each([
  ['192.0.2.7', 'localhost:3000', 'another machine'],
  ['127.0.0.1', 'rebound.example:3000', 'a foreign name that leads here'],
  ['127.0.0.1', '127.0.0.1.example', 'a name that looks like an address'],
  ['127.0.0.1', 'localhost.example', 'a name that begins like ours'],
  ['127.0.0.1', '', 'an empty name'],
  [undefined, 'localhost', 'no peer'],
])('%s asking for %s is not (%s)', (peer, host, _why) => {
  expect(isLocalRequest(peer, { host })).toBe(false);
});

test.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])('what a proxy on this machine passes on is not: %s', (name) => {
  expect(isLocalRequest('127.0.0.1', { host: 'localhost', [name]: '203.0.113.9' })).toBe(false);
});

test('a request without a Host header is not', () => {
  expect(isLocalRequest('127.0.0.1', {})).toBe(false);
});
