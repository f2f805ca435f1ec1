import { expect, test } from 'vitest';
import { analyse } from './icu.ts';
import { likenessProblems } from './likeness-rules.ts';

const compare = (german: string, other: string) => likenessProblems(analyse(german), analyse(other));

test('order, number of plurals and what is shown of a number are free', () => {
  expect(compare('{a} an {b}', '{b} від {a}')).toEqual([]);
  expect(compare('{n, plural, one {ein Tag} other {# Tage}}', '{n, plural, one {# день} few {# дні} many {# днів} other {# дня}}')).toEqual([]);
  expect(compare('{n, plural, =0 {nichts} one {eins} other {#}}', '{n, number} tane')).toEqual([]);
});

test('a value that is missing, new or of another kind is named', () => {
  expect(compare('{a} an {b}', '{a}')).toEqual(['lacks {b}']);
  expect(compare('{a}', '{a} {name}')).toEqual(['has {name}, which German does not have']);
  expect(compare('{n, number} km', '{n} км')).toEqual(['{n} is a text here and a number in German']);
});

test('the branches of a choice are those of German', () => {
  const german = '{kind, select, need {Gesuch} other {Angebot}}';
  expect(compare(german, '{kind, select, need {x} other {y}}')).toEqual([]);
  expect(compare(german, '{kind, select, потреба {x} other {y}}')).toEqual([expect.stringContaining('branches of {kind}')]);
  expect(compare(german, 'нічого')).toEqual(['lacks {kind}']);
});

test('no branch may forget what German shows in it', () => {
  const german = '{n, plural, one {Ein Angebot aus {place}} other {# Angebote aus {place}}}';
  expect(compare(german, '{n, plural, one {{place}} few {#} many {# {place}} other {# {place}}}')).toEqual(['one of its branches lacks {place}']);
  const choice = '{from, select, none {Die Zeit passt.} other {Ab {from}.}}';
  expect(compare(choice, '{from, select, none {Ab {from}.} other {Zeit.}}')).toEqual(
    expect.arrayContaining(['one of its branches has {from} for from=none, German has not', 'one of its branches lacks {from} for from=other']),
  );
});
