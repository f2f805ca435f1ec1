import { expect, test } from 'vitest';
import { createFormats as ofMails } from '../../src/platform/i18n/formats.ts';
import { directionOf, formatTag, localeCodes } from '../../src/platform/i18n/locales.ts';
import { createFormats as ofPages } from '../../../web/src/lib/i18n/formats.ts';
import { direction, formatTag as tagOfPages, localeCodes as localesOfPages } from '../../../web/src/lib/i18n/locales.ts';

test('pages and mails know the same languages, each with the same direction', () => {
  expect([...localesOfPages]).toEqual([...localeCodes]);
  expect(localeCodes.map((locale) => direction(locale))).toEqual(localeCodes.map((locale) => directionOf(locale)));
});

test.each(localeCodes)('pages and mails write days, lists and numbers alike in %s', (locale) => {
  const [pages, mails] = [ofPages(locale), ofMails(locale)];
  expect(tagOfPages(locale)).toBe(formatTag(locale));
  for (const day of ['2026-01-02', '2026-11-22', '2027-12-31']) expect(mails.day(day)).toBe(pages.day(day));
  for (const words of [['Bett'], ['Bett', 'Tisch'], ['Bett', 'Tisch', 'стіл']]) expect(mails.list(words)).toBe(pages.list(words));
});

test.each(localeCodes)('%s is written with the digits, the year and the hours of Germany', (locale) => {
  const { day, moment, number } = ofPages(locale);
  expect(number(1_234_567)).toMatch(/^[0-9.,\s\u00a0\u202f]+$/);
  expect(day('2026-03-21')).toMatch(/2026/);
  expect(day('2026-03-21')).toMatch(/21/);
  // Half past three in the afternoon is 15:30 on every clock here.
  expect(moment('2026-03-21T14:30:00Z')).toMatch(/15:30$/);
});
