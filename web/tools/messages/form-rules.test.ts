import { describe, expect, test } from 'vitest';
import { formProblems } from './form-rules.ts';

const right = (language: string, text: string) => expect(formProblems(language, text)).toEqual([]);
const wrong = (language: string, text: string, problem: RegExp) => expect(formProblems(language, text)).toEqual([expect.stringMatching(problem)]);

describe('signs', () => {
  test('a text of everyday signs is right, with the joiners of Persian and the narrow blanks of French', () => {
    right('de', 'Jemand aus {place} – „Tisch“ gesucht …');
    right('fa', 'می\u200cخواهم');
    right('fr', 'C’est prêt\u202f!');
    right('en', "The sign '{' opens");
  });
  test.each([
    ['', /empty/],
    [' vorn', /begins or ends/],
    ['hinten\u00a0', /begins or ends/],
    ['zwei  Blanks', /two blanks/],
    ['an \u200f{name}', /direction of writing/],
    ['\u2068{name}\u2069', /direction of writing/],
    ['Silben\u00adtrennung', /invisible/],
    ['eins\nzwei', /line break/],
    ['<b>fett</b>', /HTML/],
    ['eins &amp; zwei', /HTML/],
    ['eins &#160;zwei', /HTML/],
    ['„Tisch"', /quotation marks/],
    ["don't", /apostrophe/],
    ["{place}'dan", /apostrophe/],
    ['bald...', /full stops/],
  ])('%j is refused', (text, problem) => wrong('de', text, problem));
  test.each(['٣ أيام', '۳ روز'])('%s has digits that the portal does not write', (text) => wrong('ar', text, /digits/));
});

describe('ICU', () => {
  test.each(['{name', 'one } too many', '{n, plural, one {x}}', '{k, select, a {x}}', '{n, plural, one {#} other {# {x}}'])('%s is ill-formed', (text) =>
    wrong('de', text, /well-formed/),
  );
});

describe('plurals', () => {
  test('each language has its own categories', () => {
    right('de', '{n, plural, one {#} other {#}}');
    right('de-simple', '{n, plural, =0 {nichts} one {#} other {#}}');
    right('uk', '{n, plural, one {#} few {#} many {#} other {#}}');
    right('ar', '{n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}');
  });
  test('one that is needed and not there is named', () => {
    wrong('uk', '{n, plural, one {#} other {#}}', /\{n\} lacks few, many/);
    wrong('ar', '{n, plural, one {#} two {#} few {#} many {#} other {#}}', /lacks zero/);
    wrong('de', '{n, plural, =1 {eins} other {#}}', /lacks one/);
  });
  test('one that the language never uses is named', () => {
    wrong('tr', '{n, plural, one {#} few {#} other {#}}', /has few/);
  });
  test('counted in order is another rule, and one inside another counts as well', () => {
    right('en', '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}');
    wrong('en', '{n, selectordinal, one {#st} other {#th}}', /lacks few, two/);
    wrong('ru', '{k, select, a {{n, plural, one {#} other {#}}} other {x}}', /lacks few, many/);
  });
});
