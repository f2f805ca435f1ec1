import type { Direction } from '../i18n/locales.ts';

/** Somebody's own words inside a sentence of ours. */
export interface Words {
  words: string;
  /** BCP 47, where it is known. */
  lang?: string;
}

/** A sentence in pieces: our text as strings, people's words marked as theirs. */
export type Sentence = (string | Words)[];

export type Block =
  | { kind: 'paragraph'; sentence: Sentence }
  /** A longer text of somebody, shown apart from ours, with a title where it has one. `by` stands above it. */
  | { kind: 'quote'; text: string; title?: string; lang?: string; by?: Sentence }
  | { kind: 'list'; items: Sentence[] }
  | { kind: 'button'; label: string; url: string }
  /** A code to type in, shown large. */
  | { kind: 'code'; code: string }
  | { kind: 'small'; sentence: Sentence; link?: { label: string; url: string } };

/** What a mail says, in the order of reading; HTML and plain text are two renderings of it. */
export interface Letter {
  /** BCP 47 tag and direction of our own text. */
  lang: string;
  dir: Direction;
  subject: string;
  blocks: Block[];
}
