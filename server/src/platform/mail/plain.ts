import type { Block, Letter, Sentence } from './letter.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const bidiControls = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
// eslint-disable-next-line no-control-regex -- that is what it looks for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const clean = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '\ufffd');

/** The mail as plain text, from the same parts and in the same order as the HTML. */
export function renderText({ dir, blocks }: Letter): string {
  return `${blocks.map((block) => renderBlock(block, dir === 'rtl')).join('\n\n')}\n`;
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
      const said = [block.title, block.text].filter(Boolean).join('\n');
      const quoted = clean(said)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
      return block.by ? `${plainSentence(block.by, inRtl)}\n${quoted}` : quoted;
    }
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
