import { expect, test } from 'vitest';
import { readConfig } from '../config/config.ts';
import { duringWork } from '../work/work.ts';
import { requestIds } from './request-ids.ts';

const settings = { SECRET: 'a secret of tests that is long enough to be one' };
const idsWith = (trust: Record<string, string>) => requestIds({ config: readConfig({ ...settings, ...trust }), newId: () => 'made-here' });
const from = (remoteAddress: string | undefined) => ({ headers: { 'x-request-id': 'given-1234' }, socket: { remoteAddress } }) as never;

test('what a page asks of the API has the id of the page, whatever its headers say', () => {
  const ids = idsWith({ TRUST_PROXY: '192.0.2.7' });
  expect(duringWork({ fields: { reqId: 'of-the-page' } }, () => ids(from('192.0.2.7')))).toBe('of-the-page');
  // A job is no request: what it might call has an id of its own.
  expect(duringWork({ fields: { job: '17' } }, () => ids(from('198.51.100.1')))).toBe('made-here');
});

test.each([
  ['192.0.2.7', 'given-1234'],
  ['::ffff:192.0.2.7', 'given-1234'],
  ['127.0.0.5', 'given-1234'],
  ['192.0.2.8', 'made-here'],
  [undefined, 'made-here'],
])('of those who send an id, %s gets %s', (address, id) => {
  expect(idsWith({ TRUST_PROXY: '192.0.2.7, loopback' })(from(address))).toBe(id);
  expect(idsWith({})(from(address))).toBe('made-here');
});
