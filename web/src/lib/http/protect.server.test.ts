import { expect, test } from 'vitest';
import { policyFor, protect } from './protect.server.ts';

const visitor = { cacheable: true, listed: true, secure: false };
const privately = { ...visitor, cacheable: false };

test('a public page may be kept by caches, which ask about it each time, and for each cookie', () => {
  const headers = new Headers({ etag: '"1"' });
  protect(headers, visitor);
  expect(Object.fromEntries(headers)).toMatchObject({ 'cache-control': 'public, no-cache', vary: 'Cookie', etag: '"1"' });
  expect(headers.has('x-robots-tag')).toBe(false);
});

test('what is for one person stays in no cache, and has nothing that a cache could ask about', () => {
  const headers = new Headers({ etag: '"1"' });
  protect(headers, privately);
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.has('etag')).toBe(false);
});

test('an answer that says by itself how long it holds keeps that', () => {
  const headers = new Headers({ 'cache-control': 'public, max-age=3600' });
  protect(headers, privately);
  expect(headers.get('cache-control')).toBe('public, max-age=3600');
});

test('an answer that brings a cookie is kept by nobody, also where it is meant to be kept', () => {
  const headers = new Headers({ 'cache-control': 'public, max-age=3600', 'set-cookie': 'handreich_access=a' });
  protect(headers, privately);
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('a page that is not public is not for search engines', () => {
  const headers = new Headers();
  protect(headers, { ...privately, listed: false });
  expect(headers.get('x-robots-tag')).toBe('noindex');
});

test("a page keeps Kit's own policy; with https nothing is asked for without", () => {
  const headers = new Headers({ 'content-security-policy': "default-src 'none'; script-src 'sha256-x'" });
  protect(headers, { ...visitor, secure: true });
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'sha256-x'; upgrade-insecure-requests");
});

test('what is no page may load nothing, but use the styles that it brings', () => {
  const headers = new Headers();
  protect(headers, visitor);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  // echo -n 'a{}' | openssl dgst -sha256 -binary | base64
  expect(policyFor('<style>a{}</style>')).toContain("style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='");
  expect(policyFor('<p>')).not.toContain('style-src');
});
