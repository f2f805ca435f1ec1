import { expect, test } from 'vitest';
import { isCacheable } from './cacheable.ts';

const visit = { method: 'GET', route: '/[locale=locale]/listings', visitor: true };
const answer = { status: 200, headers: new Headers() };

test('a public page for a visitor may be kept', () => {
  expect(isCacheable(visit, answer)).toBe(true);
  expect(isCacheable({ ...visit, method: 'HEAD' }, answer)).toBe(true);
});

test.each([
  ['somebody is signed in', { visitor: false }, {}],
  ['the page is a private one', { route: '/[locale=locale]/login' }, {}],
  ['there is no such page', { route: null }, {}],
  ['a form was sent', { method: 'POST' }, {}],
  ['it is a refusal', {}, { status: 404 }],
  ['it sets a cookie', {}, { headers: new Headers({ 'set-cookie': 'a=b' }) }],
])('nothing may be kept when %s', (_why, otherVisit, otherAnswer) => {
  expect(isCacheable({ ...visit, ...otherVisit }, { ...answer, ...otherAnswer })).toBe(false);
});
