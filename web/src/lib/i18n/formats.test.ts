import { expect, test } from 'vitest';
import { createFormats } from './formats.ts';

test('a calendar day is the same day everywhere', () => {
  expect(createFormats('de').day('2026-11-22')).toBe('22.11.2026');
});

test("an instant is told in the county's time", () => {
  expect(createFormats('de').moment('2026-11-22T23:30:00.000Z')).toMatch(/^23\.11\.2026, 00:30$/);
  expect(createFormats('de').time('2026-11-22T23:30:00.000Z')).toBe('00:30');
});

test("a language has its name in the reader's own", () => {
  expect(createFormats('de').language('uk')).toBe('Ukrainisch');
  expect(createFormats('en').language('zz')).toBe('zz');
  expect(createFormats('en').language('de-u-nu-arab')).toBe('de-u-nu-arab');
});

test('simple German formats like German', () => {
  expect(createFormats('de-simple').number(1234.5)).toBe('1.234,5');
});
