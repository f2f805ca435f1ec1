import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, readKey } from './key.ts';

describe('an Idempotency-Key', () => {
  test.each([
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['  "two words"  ', 'two words'],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    ['a"b', 'a"b'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('%j is the key %j', (header, key) => {
    expect(readKey(header)).toBe(key);
  });

  test.each([
    '',
    ' ',
    '""',
    '"',
    '"open',
    'open words',
    '"a"b',
    '"a";p=1',
    '"\\x"',
    'x'.repeat(256),
    `"${'x'.repeat(256)}"`,
    'schlüssel',
    '"schlüssel"',
    'a\tb',
    'a\u0000',
  ])('%j is none', (header) => {
    expect(() => readKey(header)).toThrow('idempotency.key_malformed');
  });

  test('is not there without the header, and two headers are none', () => {
    expect(readKey(undefined)).toBeUndefined();
    expect(() => readKey(['a', 'b'])).toThrow('idempotency.key_malformed');
  });

  test('is read back from the quoted form, whatever it is', () => {
    const visible = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 255 });
    fc.assert(
      fc.property(visible, (key) => {
        expect(readKey(`"${key.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`)).toBe(key);
      }),
    );
  });
});

describe('what was asked, as one text', () => {
  test('is the same in whatever order its members come', () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: 'x' })).toBe(canonical({ a: 'x', b: [{ c: null, d: 1 }] }));
    expect(canonical(undefined)).toBe(canonical(null));
  });

  test('is another for everything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const same = canonical(one) === canonical(other);
        expect(same).toBe(deepEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))));
      }),
    );
  });
});

function deepEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toStrictEqual(other);
    return true;
  } catch {
    return false;
  }
}
