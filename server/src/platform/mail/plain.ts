import { rightToLeft } from './direction.ts';
import type { Block, Letter, Piece, Sentence } from './letter.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const bidiControls = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- that is what it looks for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const clean = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '\ufffd');

/** The mail as plain text, from the same parts and in the same order as the HTML; who writes stands below, as in letters. */
export function renderText({ from, dir, blocks }: Letter): string {
  return `${blocks.map((block) => renderBlock(block, dir === 'rtl')).join('\n\n')}\n\n-- \n${clean(from)}\n`;
}

/** One sentence as plain text; words of the other direction are isolated (UAX 9), others need no invisible signs. */
export function plainSentence(pieces: Sentence, inRtl: boolean): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return clean(piece);
      const words = clean(piece.words).replace(bidiControls, '').replace(/\s+/g, ' ');
      return rightToLeft.test(words) === inRtl ? words : `${FIRST_STRONG_ISOLATE}${words}${POP_ISOLATE}`;
    })
    .join('');
}

function renderBlock(block: Block, inRtl: boolean): string {
  switch (block.kind) {
    case 'paragraph':
      return plainSentence(block.sentence, inRtl);
    case 'quote': {
      const quoted = clean(block.text)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
      return [block.by && plainSentence(block.by, inRtl), block.of && `${clean(block.of.label)}:`, quoted].filter(Boolean).join('\n');
    }
    case 'piece':
      return plainPiece(block.piece, inRtl);
    case 'pair':
      return `${plainPiece(block.need, inRtl)}\n\n${plainPiece(block.offer, inRtl)}`;
    case 'list':
      return block.items.map((item) => `- ${plainSentence(item, inRtl)}`).join('\n');
    case 'button':
      return `${clean(block.label)}:\n${block.url}`;
    case 'code':
      return block.code;
    case 'small':
      return `${plainSentence(block.sentence, inRtl)}${block.link ? `\n${clean(block.link.label)}: ${block.link.url}` : ''}`;
  }
}

function plainPiece({ label, title, by }: Piece, inRtl: boolean): string {
  return `${clean(label)}: ${plainSentence([title], inRtl)}${by ? `\n${plainSentence(by, inRtl)}` : ''}`;
}
