import type { Direction } from '../i18n/locales.ts';

/** Somebody's own words inside a sentence of ours. */
export interface Words {
  words: string;
  /** BCP 47, where it is known. */
  lang?: string;
}

/** A sentence in pieces: our text as strings, people's words marked as theirs. */
export type Sentence = (string | Words)[];

/** A need or an offer as its piece: our word for what it is, its title, and where it comes from. */
export interface Piece {
  side: 'need' | 'offer';
  label: string;
  title: Words;
  by?: Sentence;
}

export type Block =
  | { kind: 'paragraph'; sentence: Sentence }
  /** A longer text of somebody, shown apart from ours: of a need or an offer in its shape, under our word for it. */
  | { kind: 'quote'; text: string; lang?: string; of?: Pick<Piece, 'side' | 'label'>; by?: Sentence }
  | { kind: 'piece'; piece: Piece }
  /** A need and an offer that fit: they close into one figure. */
  | { kind: 'pair'; need: Piece; offer: Piece }
  | { kind: 'list'; items: Sentence[] }
  | { kind: 'button'; label: string; url: string }
  /** A code to type in, shown large. */
  | { kind: 'code'; code: string }
  | { kind: 'small'; sentence: Sentence; link?: { label: string; url: string } };

/** What a mail says, in the order of reading; HTML and plain text are two renderings of it. */
export interface Letter {
  /** Who writes, shown above and below. */
  from: string;
  /** BCP 47 tag and direction of our own text. */
  lang: string;
  dir: Direction;
  subject: string;
  /** What lists of mails show after the subject, on locked screens too: nobody's words, and nothing that is not said in the mail. */
  preview?: string;
  blocks: Block[];
}
