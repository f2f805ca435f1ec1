import { expect, test } from 'vitest';
import { analyse } from './icu.ts';
import { translationProblems } from './translation-rules.ts';

const check = (language: string, own: string, de: string, en: string) => translationProblems(language, analyse(own), { de: analyse(de), en: analyse(en) });

test('what is German or English still is no translation, also in one branch only', () => {
  expect(check('fr', 'Mein Konto', 'Mein Konto', 'My account')).toEqual([expect.stringContaining('same as in de')]);
  expect(check('tr', 'my ACCOUNT', 'Mein Konto', 'My account')).toEqual([expect.stringContaining('same as in en')]);
  expect(check('en', 'Konto', 'Konto', 'Konto')).toEqual([expect.stringContaining('same as in de')]);
  const german = '{n, plural, one {ein Platz} other {# Plätze}}';
  expect(check('tr', '{n, plural, one {bir yer} other {# Plätze}}', german, '{n, plural, one {one place} other {# places}}')).toHaveLength(1);
});

test('a language with letters of its own uses them, and leaves no run of Latin words', () => {
  expect(check('uk', 'Мій Jobcenter у {place}', 'Mein Jobcenter in {place}', 'My job centre')).toEqual([]);
  expect(check('ar', 'Please wait', 'Bitte warten', 'Wait')).toEqual([expect.stringContaining('letters of its language')]);
  expect(check('ru', 'Вот: please write to us', 'x', 'y')).toEqual([expect.stringContaining('please write to')]);
});

test('values alone and what stands on the list may be the same', () => {
  expect(check('fr', '{a}: {b}', '{a}: {b}', '{a}: {b}')).toEqual([]);
  expect(check('fr', '{km, number} km', '{km, number} km', '{km, number} km')).toEqual([]);
});
