import { expect, test } from 'vitest';
import { isCrossSite } from './cross-site.ts';

const own = 'https://hilfe.example.org';

test.each([
  {},
  { origin: own },
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'same-origin', origin: own },
  { 'sec-fetch-site': 'none' },
  { referer: `${own}/de/me?x` },
  { 'sec-fetch-site': 'same-origin', referer: 'https://elsewhere.example/' },
])('%j comes from the portal or from a program', (headers) => {
  expect(isCrossSite(headers, own)).toBe(false);
});

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: own },
  { 'sec-fetch-site': 'cross-site', origin: own },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'something new' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://hilfe.example.org' },
  { origin: `${own}.evil.example` },
  { origin: `${own}:8443` },
  { referer: 'https://evil.example/hilfe.example.org' },
  { referer: 'about:blank' },
  { referer: 'rubbish' },
])('%j comes from elsewhere', (headers) => {
  expect(isCrossSite(headers, own)).toBe(true);
});
