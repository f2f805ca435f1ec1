import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildKeyring } from './keyring.ts';
import { readToken, signToken } from './signed-token.ts';

const [older, newer] = ['an older secret of at least 32 characters', 'a newer secret of at least 32 characters'];
const old = buildKeyring([older]);
const both = buildKeyring([newer, older]);
const other = buildKeyring(['somebody else’s secret of 32 characters or more']);

describe('sealing', () => {
  test('gives back what was sealed, differently each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (clear) => {
        expect(old.open('email-seal', old.seal('email-seal', clear))).toBe(Buffer.from(clear).toString());
      }),
    );
    expect(old.seal('email-seal', 'x').equals(old.seal('email-seal', 'x'))).toBe(false);
  });

  test('by the older secret is opened while both are at hand, and by nobody else', () => {
    const sealed = old.seal('email-seal', 'mensch@handreich.example');
    expect(both.open('email-seal', sealed)).toBe('mensch@handreich.example');
    expect(() => other.open('email-seal', sealed)).toThrow(/not at hand/);
    expect(() => old.open('email-lookup', sealed)).toThrow();
  });

  test('notices every changed byte', () => {
    const sealed = old.seal('email-seal', 'mensch@handreich.example');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => old.open('email-seal', changed), `byte ${at}`).toThrow();
    }
  });
});

describe('a keyed hash', () => {
  test('is another for another purpose', () => {
    expect(old.mac('login-link', 'x').equals(old.mac('login-code', 'x'))).toBe(false);
  });

  test('of the older secret is still known', () => {
    expect(both.verify('login-link', 'x', old.mac('login-link', 'x'))).toBe(true);
    expect(both.macs('email-lookup', 'x')[1]).toEqual(old.mac('email-lookup', 'x'));
    expect(other.verify('login-link', 'x', old.mac('login-link', 'x'))).toBe(false);
    expect(old.verify('login-link', 'x', Buffer.alloc(0))).toBe(false);
  });
});

describe('a signed token', () => {
  const token = signToken(old, 'unsubscribe', 'account match');

  test('says what it said, under the older secret too', () => {
    expect(readToken(old, 'unsubscribe', token)).toBe('account match');
    expect(readToken(both, 'unsubscribe', token)).toBe('account match');
  });

  test('says nothing for another purpose, another secret, or when it was touched', () => {
    expect(readToken(old, 'message-id', token)).toBeUndefined();
    expect(readToken(other, 'unsubscribe', token)).toBeUndefined();
    const [head, mac] = token.split('.');
    for (const wrong of [`${head}`, `${head}.`, `.${mac}`, `${head}.${mac}.x`, `${Buffer.from('account message').toString('base64url')}.${mac}`, '', '.']) {
      expect(readToken(old, 'unsubscribe', wrong), wrong).toBeUndefined();
    }
  });

  test('nothing that comes in makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readToken(old, 'unsubscribe', text)).toBeUndefined();
      }),
    );
  });
});
