import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './network.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:ffff:ffff:ffff:ffff', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['203.0.113.5:50001', '203.0.113.5'],
  ['[2001:db8::1]:443', '2001:db8:0:0::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['[::ffff:203.0.113.5]:443', '203.0.113.5'],
  ['2001:db8:0:0:1:2:3:443', '2001:db8:0:0::/64'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('whatever the second half of an IPv6 address is, and however it is spelled, it is one visitor; another first half is another', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const half = fc.tuple(group, group, group, group);
  const spell = (groups: number[], upper: boolean) => {
    const text = groups.map((part) => part.toString(16)).join(':');
    return upper ? text.toUpperCase() : text;
  };
  // 0:0:0:0 is left out: below it lie the addresses that are IPv4.
  const first = half.filter((groups) => groups.some((part) => part !== 0));
  fc.assert(
    fc.property(first, first, half, half, fc.boolean(), (one, other, low, high, upper) => {
      expect(networkOf(spell([...one, ...low], upper))).toBe(networkOf(spell([...one, ...high], !upper)));
      if (String(one) !== String(other)) expect(networkOf(spell([...one, ...low], upper))).not.toBe(networkOf(spell([...other, ...low], upper)));
    }),
  );
});

test.each(['', 'unknown', '/run/portal.sock'])('what is no address, %j, is taken as it is', (address) => {
  expect(networkOf(address)).toBe(address);
});
