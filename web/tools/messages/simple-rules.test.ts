import { expect, test } from 'vitest';
import { analyse } from './icu.ts';
import { shareProblem, simpleProblems } from './simple-rules.ts';

const check = (own: string, german: string) => simpleProblems(analyse(own), analyse(german));
const long = 'Alles, was über Sie gespeichert ist, finden Sie in einer einzigen Datei, die Sie herunterladen können.';

test('short sentences are right, even the German ones', () => {
  expect(check('Das gibt es nicht mehr.', 'Das gibt es nicht mehr.')).toEqual([]);
  expect(check('Sie suchen etwas. Wir helfen Ihnen dabei. Das dauert zwei Minuten.', 'etwas anderes')).toEqual([]);
});

test('a long sentence is counted, in whatever branch it stands', () => {
  expect(check(long, 'etwas anderes')).toEqual([expect.stringContaining('a sentence of 16 words')]);
  expect(check(`{k, select, a {Kurz.} other {${long}}}`, 'etwas anderes')).toHaveLength(1);
});

test('a German text of more than a few words is no easy one', () => {
  const text = 'Bitte sehen Sie sich Ihre Angaben noch einmal in Ruhe an.';
  expect(check(text, text)).toEqual([expect.stringContaining('is the German text')]);
});

test('a file that is mostly German was not translated', () => {
  const german = ['erste', 'zweite', 'dritte', 'vierte', 'fünfte', 'sechste'].map((which) => `Hier steht jetzt der ${which} Satz.`);
  const pairs = (same: number) => german.map((text, index) => ({ german: text, own: index < same ? text : 'anders' }));
  expect(shareProblem('de-simple/site.json', pairs(1))).toEqual([]);
  expect(shareProblem('de-simple/site.json', pairs(3))).toEqual([{ file: 'de-simple/site.json', key: '', problem: expect.stringContaining('50 %') as string }]);
});
