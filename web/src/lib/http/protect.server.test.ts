import { expect, test } from 'vitest';
import { protect } from './protect.server.ts';

const visitor = { signedIn: false, secure: false };

test('nothing about a signed-in person stays in a cache', () => {
  const headers = new Headers({ 'cache-control': 'public, max-age=60' });
  protect(headers, { ...visitor, signedIn: true });
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('an answer that sets a cookie is for one person alone', () => {
  const headers = new Headers({ 'set-cookie': 'a=b' });
  protect(headers, visitor);
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('a public page may be kept, but is asked about each time', () => {
  const headers = new Headers({ 'content-security-policy': "default-src 'self'; script-src 'sha256-x'" });
  protect(headers, visitor);
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('vary')).toBe('Cookie');
  expect(headers.get('content-security-policy')).toContain('sha256-x');
  expect(headers.has('strict-transport-security')).toBe(false);
});

test('https is remembered where it is there', () => {
  const headers = new Headers();
  protect(headers, { ...visitor, secure: true });
  expect(headers.get('strict-transport-security')).toContain('max-age');
});
