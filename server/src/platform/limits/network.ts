import { isIPv4, isIPv6 } from 'node:net';

const withPort = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/;
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Who is counted as one visitor of an address: an IPv4 address itself, of IPv6 the /64, which one household or one machine has at least
 * (RFC 6177), so that a new address out of it is no new visitor. IPv4 written as IPv6 (RFC 4291 section 2.5.5.2) is IPv4. A port, which some
 * proxies add and which every connection has anew, does not count.
 */
export function networkOf(address: string): string {
  const [, bracketed, dotted] = withPort.exec(address) ?? [];
  const bare = (bracketed ?? dotted ?? address).split('%', 1)[0]!;
  const v4 = mapped.exec(bare)?.[1] ?? bare;
  if (isIPv4(v4) || !isIPv6(bare)) return v4;
  // The address parser of URLs writes every spelling alike, and an IPv4 tail as two groups.
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest];
  // ::ffff:a.b.c.d spelled in hexadecimal.
  if (whole.slice(0, 5).every((group) => group === '0') && whole[5] === 'ffff') {
    const [high, low] = whole.slice(6).map((group) => Number.parseInt(group, 16)) as [number, number];
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${whole.slice(0, 4).join(':')}::/64`;
}
