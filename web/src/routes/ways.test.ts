import { expect, test } from 'vitest';
import { currentWay, type Way } from './ways.ts';

const ways: Way[] = ['/listings', '/me/listings', '/me'].map((path) => ({ path, label: path, icon: 'list' }));

test('a page below a section belongs to it', () => {
  expect(currentWay(ways, '/listings')).toEqual({ path: '/listings', exactly: true });
  expect(currentWay(ways, '/listings/01890000')).toEqual({ path: '/listings', exactly: false });
});

test('of two sections around a page the nearer one counts', () => {
  expect(currentWay(ways, '/me/listings')).toEqual({ path: '/me/listings', exactly: true });
  expect(currentWay(ways, '/me')).toEqual({ path: '/me', exactly: true });
});

test('a page outside of all sections belongs to none', () => {
  expect(currentWay(ways, '/mentions')).toBeUndefined();
  expect(currentWay(ways, '')).toBeUndefined();
});
