import type { Catalogue } from '../i18n/catalogue.ts';
import type { Sentence, Words } from './letter.ts';

export type PhraseParams = Record<string, string | number | Words>;

// Private-use signs as brackets around a number: they stand in our own text only until it is taken apart here.
const OPEN = '\ue000';
const CLOSE = '\ue001';
const hole = new RegExp(`${OPEN}(\\d+)${CLOSE}`);

/** A message of the catalogue as a sentence in which people's words stay apart from ours, whatever they contain. */
export function phrase(catalogue: Catalogue, locale: string, key: string, params: PhraseParams = {}): Sentence {
  const given: Words[] = [];
  const plain = Object.fromEntries(
    Object.entries(params).map(([name, value]) => (typeof value === 'object' ? [name, `${OPEN}${given.push(value) - 1}${CLOSE}`] : [name, value])),
  );
  return catalogue
    .translate(locale, key, plain)
    .split(hole)
    .map((piece, index) => (index % 2 === 1 ? given[Number(piece)]! : piece))
    .filter((piece) => piece !== '');
}

/** The same in one string, for a subject. */
export function phraseText(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.words)).join('');
}
