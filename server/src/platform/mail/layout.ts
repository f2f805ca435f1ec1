import { headerLine } from './address.ts';
import { renderHtml } from './html.ts';
import type { Letter } from './letter.ts';
import { renderText } from './plain.ts';

/** A letter in the three forms that a mail needs. All text is escaped or cleaned here, whoever wrote it. */
export function renderLetter(letter: Letter): { subject: string; text: string; html: string } {
  return { subject: headerLine(letter.subject), text: renderText(letter), html: renderHtml(letter) };
}
