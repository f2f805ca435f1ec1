import type { Catalogue } from '../i18n/catalogue.ts';
import { createFormats } from '../i18n/formats.ts';
import type { Sentence, Words } from './letter.ts';

/** Several words of somebody become a list as the reader's language has it. */
export type PhraseParams = Record<string, string | number | Words | readonly Words[]>;

// Private-use signs as brackets around a number: they stand in our own text only until it is taken apart here.
const OPEN = '\ue000';
const CLOSE = '\ue001';
const hole = new RegExp(`${OPEN}(\\d+)${CLOSE}`);

/** A message of the catalogue as a sentence in which people's words stay apart from ours, whatever they contain. */
export function phrase(catalogue: Catalogue, locale: string, key: string, params: PhraseParams = {}): Sentence {
  const given: Words[] = [];
  const mark = (words: Words) => `${OPEN}${given.push(words) - 1}${CLOSE}`;
  const plain = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'object') return [name, value];
      return [name, 'words' in value ? mark(value) : createFormats(catalogue.textLocale(locale)).list(value.map(mark))];
    }),
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
