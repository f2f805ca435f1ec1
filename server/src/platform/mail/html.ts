import type { Block, Letter, Sentence } from './letter.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.toWellFormed().replace(/[&<>"']/g, (sign) => escapes[sign]!);
// Anything that a mail program could take for more than text is shown as a sign for "unreadable".
// eslint-disable-next-line no-control-regex -- that is what it looks for
const clean = (text: string): string => escape(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
const lines = (text: string): string => clean(text).replace(/\r\n|\r|\n/g, '<br>\n');
// Words whose language nobody said are not in the mail's: an empty `lang` says that it is unknown (HTML 3.2.6.2).
const langOf = (lang: string | undefined): string => ` lang="${clean(lang ?? '')}"`;

/**
 * The mail as one HTML document that mail programs of all kinds show alike: one column, styles on the elements (many
 * strip anything else), no pictures, nothing loaded. People's words are isolated (UAX 9) and carry their own language.
 */
export function renderHtml({ lang, dir, subject, blocks }: Letter): string {
  return `<!doctype html>
<html lang="${clean(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${clean(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div lang="${clean(lang)}" dir="${dir}" style="max-width:34em;margin:0 auto">
${blocks.map(renderBlock).join('\n')}
</div>
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${sentence(block.sentence)}</p>`;
    case 'quote': {
      const by = block.by ? `<p style="margin:0 0 4px;font-size:15px">${sentence(block.by)}</p>\n` : '';
      const said = [block.title && `<strong>${clean(block.title)}</strong>`, lines(block.text)].filter(Boolean).join('<br>\n');
      return `${by}<blockquote dir="auto"${langOf(block.lang)} style="margin:0 0 16px;padding:8px 16px;border-inline-start:4px solid #767676">${said}</blockquote>`;
    }
    case 'list':
      return `<ul style="margin:0 0 16px;padding-inline-start:24px">${block.items.map((item) => `<li>${sentence(item)}</li>`).join('')}</ul>`;
    case 'button':
      return `<p style="margin:24px 0"><a href="${clean(block.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#14532d;color:#ffffff;font-weight:bold;text-decoration:none">${clean(block.label)}</a></p>`;
    case 'code':
      return `<p dir="ltr" style="margin:0 0 16px;font:bold 28px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:4px">${clean(block.code)}</p>`;
    case 'small': {
      const link = block.link ? ` <a href="${clean(block.link.url)}">${clean(block.link.label)}</a>` : '';
      return `<p style="margin:16px 0 0;font-size:14px">${sentence(block.sentence)}${link}</p>`;
    }
  }
}

const sentence = (pieces: Sentence): string =>
  pieces.map((piece) => (typeof piece === 'string' ? lines(piece) : `<bdi${langOf(piece.lang)}>${clean(piece.words)}</bdi>`)).join('');
