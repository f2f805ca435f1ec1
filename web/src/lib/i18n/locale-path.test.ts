import { expect, test } from 'vitest';
import { addressesOf, askedLocale, localeOfPath, pathInLocale, wantsLocale } from './locale-path.ts';

test('an address without a language gets one in front, with its query', () => {
  expect(pathInLocale({ pathname: '/', search: '' }, 'de')).toBe('/de');
  expect(pathInLocale({ pathname: '/listings', search: '?q=bett' }, 'de-simple')).toBe('/de-simple/listings?q=bett');
});

test('an address with a language changes it and keeps the page', () => {
  expect(pathInLocale({ pathname: '/de', search: '' }, 'ar')).toBe('/ar');
  expect(pathInLocale({ pathname: '/de-simple/me/listings', search: '' }, 'en')).toBe('/en/me/listings');
});

test('a word that only begins like a language is none', () => {
  expect(localeOfPath('/design')).toBeUndefined();
  expect(localeOfPath('/en/listings')).toBe('en');
});

test('an address can not be turned into another host', () => {
  expect(pathInLocale({ pathname: '//evil.example', search: '' }, 'de')).toBe('/de//evil.example');
});

test('files and the API have no language', () => {
  expect(['/favicon.ico', '/api/listings', '/dev/mails', '/de/listings'].some(wantsLocale)).toBe(false);
  expect(['/', '/listings', '/apiary'].every(wantsLocale)).toBe(true);
});

test('a page is the same one in nine languages, and without one where the browser is asked', () => {
  const { own, others } = addressesOf({ origin: 'https://help.example', pathname: '/ar/listings/1' });
  expect(own).toBe('https://help.example/ar/listings/1');
  expect(others).toHaveLength(10);
  expect(others).toContainEqual({ lang: 'de-simple', href: 'https://help.example/de-simple/listings/1' });
  expect(others).toContainEqual({ lang: 'x-default', href: 'https://help.example/listings/1' });
  expect(addressesOf({ origin: 'https://help.example', pathname: '/de' }).others).toContainEqual({ lang: 'x-default', href: 'https://help.example/' });
});

test('a page for developers is asked for its language, other pages are not', () => {
  expect(askedLocale(new URL('http://localhost/dev/ui?locale=ar'))).toBe('ar');
  expect(askedLocale(new URL('http://localhost/dev/ui?locale=xx'))).toBeUndefined();
  expect(askedLocale(new URL('http://localhost/de/listings?locale=ar'))).toBeUndefined();
  expect(pathInLocale({ pathname: '/dev/ui', search: '?scheme=dark&locale=ar' }, 'de')).toBe('/dev/ui?scheme=dark&locale=de');
});
