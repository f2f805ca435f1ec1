import type { Direction } from '../i18n/locales.ts';
import { paint, type Colour } from './colours.ts';

/**
 * The two shapes that fit, drawn as cells with a ground: what loads no picture and strips SVG still shows them. Where
 * corners cannot be round (Outlook for Windows, GMX and web.de in a browser) hollow and knob are square and fit as well.
 * Sides are named left and right, as the mail's direction has it: Gmail and Outlook know no logical properties.
 */
export function shapesFor(dir: Direction) {
  const start = dir === 'rtl' ? 'right' : 'left';
  const end = dir === 'rtl' ? 'left' : 'right';
  /** Corners in the order of CSS, rounded on one side only. */
  const corners = (side: 'start' | 'end', radius: number) =>
    (side === 'start') === (dir === 'ltr') ? `${radius}px 0 0 ${radius}px` : `0 ${radius}px ${radius}px 0`;

  const table = (content: string, { style = '', width = '', name = '' } = {}) =>
    `<table role="presentation" dir="${dir}" cellpadding="0" cellspacing="0" border="0"${width && ` width="${width}"`}${name && ` class="${name}"`} style="border-collapse:separate;direction:${dir};${style}">${content}</table>`;

  function cell(
    content: string,
    { ground, ink, style, width = '', name = '' }: { ground?: Colour; ink?: Colour; style: string; width?: string; name?: string },
  ) {
    const painted = paint(ground, ink);
    const attributes = painted.attributes.replace('class="', `class="${name && `${name} `}`);
    return `<td${attributes} align="${start}"${width && ` width="${width}"`} style="${painted.style}${painted.style && ';'}text-align:${start};${style}">${content}</td>`;
  }

  /** A half-round of some ground, its bow towards the start: a hollow in the ground of what lies below, a knob in the offer's own. */
  function halfRound(ground: Colour, radius: number, name = ''): string {
    const size = `width:${radius}px;height:${2 * radius}px;font-size:0;line-height:0;border-radius:${corners('start', radius)}`;
    return table(`<tr>${cell('&nbsp;', { ground, style: size, width: String(radius), name: name && `${name}-cell` })}</tr>`, { name });
  }

  /** The logo: both shapes, closed. Decoration beside the name. */
  function logo(): string {
    const half = (side: 'start' | 'end', ground: Colour) =>
      cell('&nbsp;', { ground, width: '14', style: `width:14px;height:30px;font-size:0;line-height:0;border-radius:${corners(side, 6)}` });
    const joint = cell(halfRound('offer-strong', 6), { ground: 'need-strong', width: '6', style: 'width:6px;vertical-align:middle' });
    return `<div aria-hidden="true">${table(`<tr>${half('start', 'need-strong')}${joint}${half('end', 'offer-strong')}</tr>`)}</div>`;
  }

  /** Something of a need or an offer, in its shape. */
  function piece(side: 'need' | 'offer', content: string): string {
    const joint = 14;
    const body = (rounded: string) => cell(content, { ground: side, ink: 'text', style: `padding:16px 20px;border-radius:${rounded}` });
    const edge = (ground: Colour | undefined, inside: Colour, rounded: string) =>
      cell(halfRound(inside, joint), {
        ...(ground && { ground }),
        width: String(joint),
        style: `width:${joint}px;padding:20px 0;vertical-align:top;border-radius:${rounded}`,
      });
    const cells = side === 'need' ? body(corners('start', 20)) + edge('need', 'ground', corners('end', 20)) : edge(undefined, 'offer', '0') + body('20px');
    return table(`<tr>${cells}</tr>`, { width: '100%', style: 'width:100%;margin:0 0 20px' });
  }

  /** A need and an offer that fit, closed into one figure of two like halves; on narrow screens one above the other (`narrowSheet`). */
  function pair(need: string, offer: string): string {
    const half = (side: 'start' | 'end', ground: Colour, ink: Colour, content: string) =>
      cell(content, {
        ground,
        ink,
        name: `half half-${side}`,
        style: `padding:18px 20px;vertical-align:top;border-radius:${corners(side, 20)}`,
      });
    const joint = cell(halfRound('offer-strong', 16, 'knob'), { ground: 'need-strong', width: '16', name: 'joint', style: 'width:16px;vertical-align:middle' });
    const cells = half('start', 'need-strong', 'on-need-strong', need) + joint + half('end', 'offer-strong', 'on-offer-strong', offer);
    return table(`<tr>${cells}</tr>`, { width: '100%', style: 'width:100%;table-layout:fixed;margin:0 0 20px' });
  }

  return { start, end, table, cell, logo, piece, pair };
}
export type Shapes = ReturnType<typeof shapesFor>;

/** Lays a pair one above the other where a phone is too narrow: the knob then points upwards. */
export const narrowSheet = [
  '@media (max-width:479px){',
  '.half,.joint{display:block!important;width:auto!important}',
  '.half-start{border-radius:20px 20px 0 0!important;padding-bottom:12px!important}',
  '.half-end{border-radius:0 0 20px 20px!important;padding-top:12px!important}',
  '.knob{margin:0 auto!important}',
  '.knob-cell{width:32px!important;height:16px!important;border-radius:16px 16px 0 0!important}',
  '}',
].join('');
