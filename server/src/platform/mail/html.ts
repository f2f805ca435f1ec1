import type { Direction } from '../i18n/locales.ts';
import { darkSheet, paint } from './colours.ts';
import { directionOfText } from './direction.ts';
import type { Block, Letter, Piece, Sentence } from './letter.ts';
import { narrowSheet, shapesFor, type Shapes } from './shapes.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.toWellFormed().replace(/[&<>"']/g, (sign) => escapes[sign]!);
// Anything that a mail program could take for more than text is shown as a sign for "unreadable".
// eslint-disable-next-line no-control-regex -- that is what it looks for
const clean = (text: string): string => escape(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
const lines = (text: string): string => clean(text).replace(/\r\n|\r|\n/g, '<br>\n');
// Words whose language nobody said are not in the mail's: an empty `lang` says that it is unknown (HTML 3.2.6.2).
const langOf = (lang: string | undefined): string => ` lang="${clean(lang ?? '')}"`;

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}${narrowSheet}${darkSheet()}`;
// Keeps what follows out of the lists of mails, which show as much as fits.
const FILL = '&zwnj;&nbsp;'.repeat(90);

/**
 * The mail as one HTML document that mail programs of all kinds show alike: one column, styles on the elements (many
 * strip anything else), no pictures, nothing loaded. People's words are isolated (UAX 9) and carry their own language.
 */
export function renderHtml({ from, lang, dir, subject, preview, blocks }: Letter): string {
  const shapes = shapesFor(dir);
  const ground = paint('ground', 'text');
  const words = `${FONT};font-size:17px;line-height:1.5;direction:${dir};text-align:${shapes.start}`;
  const name = `<span style="font-size:22px;font-weight:bold;line-height:30px">${clean(from)}</span>`;
  const head = shapes.table(
    `<tr>${shapes.cell(shapes.logo(), { style: 'vertical-align:middle' })}${shapes.cell(name, { ink: 'text', style: `${FONT};padding:0 12px;vertical-align:middle` })}</tr>`,
    { style: 'margin:0 0 24px' },
  );
  return `<!doctype html>
<html lang="${clean(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${clean(subject)}</title>
<style>${SHEET}</style>
</head>
<body${ground.attributes} style="margin:0;padding:0;${ground.style}">
${preview ? `<div aria-hidden="true" style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;mso-hide:all">${clean(preview)}${FILL}</div>\n` : ''}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"${ground.attributes} style="width:100%;${ground.style}"><tr><td align="center" style="padding:28px 16px 40px">
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<div lang="${clean(lang)}" dir="${dir}"${paint(undefined, 'text').attributes} style="max-width:600px;margin:0 auto;overflow-wrap:break-word;word-wrap:break-word;${paint(undefined, 'text').style};${words}">
${head}
${blocks.map((block) => renderBlock(block, dir, shapes)).join('\n')}
</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

function renderBlock(block: Block, dir: Direction, shapes: Shapes): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 20px">${sentence(block.sentence)}</p>`;
    case 'quote':
      return quote(block, dir, shapes);
    case 'piece':
      return shapes.piece(block.piece.side, titled(block.piece, ink(block.piece.side)));
    case 'pair':
      return shapes.pair(titled(block.need, 'on-need-strong'), titled(block.offer, 'on-offer-strong'));
    case 'list':
      return `<ul style="margin:0 0 20px;padding:0;padding-${shapes.start}:24px">${block.items.map((item) => `<li style="margin:0 0 4px">${sentence(item)}</li>`).join('')}</ul>`;
    case 'button':
      return button(block, shapes);
    case 'code':
      return `<p dir="ltr" style="margin:0 0 20px;text-align:${shapes.start};direction:ltr;font:bold 30px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:5px">${clean(block.code)}</p>`;
    case 'small': {
      const quiet = paint(undefined, 'quiet');
      const { attributes, style } = paint(undefined, 'accent');
      const link = block.link
        ? `<br>\n<a${attributes} href="${clean(block.link.url)}" style="${style};text-decoration:underline">${clean(block.link.label)}</a>`
        : '';
      return `<p${quiet.attributes} style="margin:28px 0 0;font-size:15px;${quiet.style}">${sentence(block.sentence)}${link}</p>`;
    }
  }
}

const ink = (side: Piece['side']) => `${side}-text` as const;

function labelled(label: string, colour: Parameters<typeof paint>[1]): string {
  const { attributes, style } = paint(undefined, colour);
  return `<p${attributes} style="margin:0 0 4px;${FONT};font-size:15px;line-height:1.4;font-weight:bold;${style}">${clean(label)}</p>\n`;
}

function titled({ label, title, by }: Piece, colour: Parameters<typeof paint>[1]): string {
  const from = by ? `\n<p style="margin:4px 0 0;${FONT};font-size:15px;line-height:1.4">${sentence(by)}</p>` : '';
  return `${labelled(label, colour)}<p style="margin:0;${FONT};font-size:17px;line-height:1.4;overflow-wrap:anywhere;word-break:break-word">${sentence([title])}</p>${from}`;
}

function quote({ text, lang, of, by }: Extract<Block, { kind: 'quote' }>, dir: Direction, shapes: Shapes): string {
  // Outlook for Windows knows no `auto`, and GMX no `dir` at all: what the text's first letter says is said in all ways.
  const own = directionOfText(text) ?? dir;
  const side = own === 'rtl' ? 'right' : 'left';
  const label = of ? labelled(of.label, ink(of.side)) : '';
  const said = `${label}<blockquote dir="${own}"${langOf(lang)} style="margin:0;padding:0;${FONT};font-size:17px;line-height:1.5;direction:${own};text-align:${side};overflow-wrap:anywhere;word-break:break-word">${lines(text)}</blockquote>`;
  const above = by ? `<p style="margin:0 0 8px">${sentence(by)}</p>\n` : '';
  if (of) return above + shapes.piece(of.side, said);
  const plain = shapes.cell(said, { ground: 'sunken', ink: 'text', style: 'padding:16px 20px;border-radius:20px' });
  return above + shapes.table(`<tr>${plain}</tr>`, { width: '100%', style: 'width:100%;margin:0 0 20px' });
}

/** A cell with a ground, and in it a link as large as the cell: where the link takes no padding, the cell does. */
function button({ label, url }: Extract<Block, { kind: 'button' }>, shapes: Shapes): string {
  const { attributes, style } = paint('accent', 'accent-text');
  const link = `<a${attributes.replace(/ bgcolor="[^"]*"/, '')} href="${clean(url)}" style="display:inline-block;padding:13px 24px;border-radius:12px;${FONT};font-size:17px;line-height:1.3;font-weight:bold;text-decoration:none;${style}">${clean(label)}</a>`;
  return shapes.table(`<tr>${shapes.cell(link, { ground: 'accent', style: 'border-radius:12px;mso-padding-alt:13px 24px' })}</tr>`, {
    style: 'margin:0 0 24px',
  });
}

const sentence = (pieces: Sentence): string =>
  pieces.map((piece) => (typeof piece === 'string' ? lines(piece) : `<bdi${langOf(piece.lang)}>${clean(piece.words)}</bdi>`)).join('');
