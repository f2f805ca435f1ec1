import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { headerLine, isPlainAddress, parseSender } from './address.ts';
import { buildCatalogue } from '../i18n/catalogue.ts';
import { dark, light, type Colour } from './colours.ts';
import { renderLetter } from './layout.ts';
import type { Block, Piece } from './letter.ts';
import { cleanReply, judgeSmtpError } from './outcome.ts';
import { phrase } from './phrase.ts';

const letter = (blocks: Block[], dir: 'ltr' | 'rtl' = 'ltr') =>
  renderLetter({ from: 'Handreich', lang: dir === 'rtl' ? 'ar' : 'de', dir, subject: 'Betreff', preview: 'Was als Nächstes kommt', blocks });
const need: Piece = { side: 'need', label: 'Ihr Gesuch', title: { words: 'Bett gesucht', lang: 'de' } };
const offer: Piece = { side: 'offer', label: 'Angebot', title: { words: 'سرير', lang: 'ar' }, by: ['Jemand aus ', { words: 'Filder' }] };

describe('a letter', () => {
  test('says the same in HTML and text', () => {
    const { html, text } = letter([
      { kind: 'paragraph', sentence: ['Zu ', { words: 'Bett & <Schrank>', lang: 'de' }, ' schreibt jemand:'] },
      { kind: 'quote', text: 'Hallo\nWelt', lang: 'en', by: ['Jemand aus ', { words: 'Filder' }] },
      { kind: 'quote', text: 'Mit Matratze', lang: 'de', of: offer },
      { kind: 'piece', piece: need },
      { kind: 'pair', need, offer },
      { kind: 'list', items: [['eins'], ['zwei']] },
      { kind: 'code', code: '123456' },
      { kind: 'button', label: 'Öffnen', url: 'https://hilfe.example/a?b=1&c=2' },
    ]);
    expect(text.split('\n\n')).toEqual([
      'Zu Bett & <Schrank> schreibt jemand:',
      'Jemand aus Filder\n> Hallo\n> Welt',
      'Angebot:\n> Mit Matratze',
      'Ihr Gesuch: Bett gesucht',
      'Ihr Gesuch: Bett gesucht',
      'Angebot: \u2068سرير\u2069\nJemand aus Filder',
      '- eins\n- zwei',
      '123456',
      'Öffnen:\nhttps://hilfe.example/a?b=1&c=2',
      '-- \nHandreich\n',
    ]);
    expect(html).toContain('Zu <bdi lang="de">Bett &amp; &lt;Schrank&gt;</bdi> schreibt jemand:');
    expect(html).toMatch(/<blockquote dir="ltr" lang="en"[^>]*>Hallo<br>\nWelt<\/blockquote>/);
    expect(html).toContain('href="https://hilfe.example/a?b=1&amp;c=2"');
  });

  test('lets no words become markup, attributes, or invisible signs, wherever they stand', () => {
    const nasty = '"><script>alert(1)</script><!--[if mso]>\u0000\u202e';
    const words = { words: nasty, lang: '" onload="x' };
    const piece: Piece = { side: 'need', label: nasty, title: words, by: [words] };
    const { html, text } = renderLetter({
      from: nasty,
      lang: '" onload="x',
      dir: 'ltr',
      subject: nasty,
      preview: nasty,
      blocks: [
        { kind: 'paragraph', sentence: [words] },
        { kind: 'quote', text: nasty, lang: '" onload="x', of: piece, by: [words] },
        { kind: 'quote', text: nasty },
        { kind: 'piece', piece },
        { kind: 'pair', need: piece, offer: { ...piece, side: 'offer' } },
        { kind: 'list', items: [[words]] },
        { kind: 'button', label: nasty, url: 'https://hilfe.example/"><script>' },
        { kind: 'code', code: nasty },
        { kind: 'small', sentence: [words], link: { label: nasty, url: nasty } },
      ],
    });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('onload="x');
    expect(html).not.toContain('\u0000');
    expect(html.match(/<!--/g)).toHaveLength(2);
    expect(text.split('\n')[0]).not.toMatch(/\p{Cc}|\u202e/u);
  });

  test('isolates words of the other direction in plain text, and only those', () => {
    const pieces = [{ words: 'سرير' }, ' ', { words: 'Bett' }];
    expect(letter([{ kind: 'paragraph', sentence: pieces }]).text.split('\n')[0]).toBe('\u2068سرير\u2069 Bett');
    expect(letter([{ kind: 'paragraph', sentence: pieces }], 'rtl').text.split('\n')[0]).toBe('سرير \u2068Bett\u2069');
  });

  test('gives a longer text the direction that it begins in, whatever the mail’s own', () => {
    const quoted = (text: string, dir: 'ltr' | 'rtl') =>
      /<blockquote dir="(\w+)"[^>]*text-align:(\w+)/.exec(letter([{ kind: 'quote', text }], dir).html)?.slice(1);
    expect(quoted('24 سرير Bett', 'ltr')).toEqual(['rtl', 'right']);
    expect(quoted('Bett سرير', 'rtl')).toEqual(['ltr', 'left']);
    expect(quoted('123', 'rtl')).toEqual(['rtl', 'right']);
  });

  test('mirrors the two shapes for those who read from right to left', () => {
    const corners = (dir: 'ltr' | 'rtl', name: string) =>
      new RegExp(`class="${name}[^>]*border-radius:([^"]*)`).exec(letter([{ kind: 'pair', need, offer }], dir).html)?.[1];
    expect(['half half-start', 'knob-cell', 'half half-end'].map((name) => corners('ltr', name))).toEqual(['20px 0 0 20px', '16px 0 0 16px', '0 20px 20px 0']);
    expect(['half half-start', 'knob-cell', 'half half-end'].map((name) => corners('rtl', name))).toEqual(['0 20px 20px 0', '0 16px 16px 0', '20px 0 0 20px']);
    const { html } = letter([{ kind: 'pair', need, offer }], 'rtl');
    // Gmail and Outlook leave logical properties out.
    expect(html).not.toMatch(/(inline|block)-(start|end)|start-(start|end)/);
    expect(html.indexOf('Bett gesucht')).toBeLessThan(html.indexOf('سرير'));
  });

  test('loads nothing, and its tables are no tables to those who listen', () => {
    const { html } = letter([
      { kind: 'piece', piece: need },
      { kind: 'quote', text: 'x', of: offer },
      { kind: 'pair', need, offer },
    ]);
    expect(html).not.toMatch(/<img|<link|<svg|url\(|@import|src=/);
    expect(html.replaceAll('<table role="presentation"', '')).not.toContain('<table');
  });

  test('shows in lists of mails what happens next, and nothing after it', () => {
    const { html } = letter([{ kind: 'paragraph', sentence: ['Guten Tag'] }]);
    expect(html.indexOf('Was als Nächstes kommt')).toBeLessThan(html.indexOf('Guten Tag'));
    expect(html).toContain('Was als Nächstes kommt&zwnj;&nbsp;&zwnj;');
  });
});

test('mails have the colours of the pages, in light and dark', async () => {
  const css = await readFile(new URL('../../../../web/src/lib/ui/tokens.css', import.meta.url), 'utf8');
  const pair = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\);`).exec(css)?.slice(1);
  const names = Object.keys(light) as Colour[];
  expect(names.map((name) => [name, light[name], dark[name]])).toEqual(names.map((name) => [name, ...(pair(name) ?? [])]));
});

test('people’s words stay apart from a sentence whatever they contain', () => {
  const catalogue = buildCatalogue({ en: { 'x.y': '{kind, select, a {A “{title}” and “{other}”} other {no}}' } });
  const title = { words: '{kind} \ue0001\ue001 <b>', lang: 'de' };
  const other = { words: '' };
  expect(phrase(catalogue, 'en', 'x.y', { kind: 'a', title, other })).toEqual(['A “', title, '” and “', other, '”']);
});

test.each([
  ['Betreff\r\nBcc: x@example.org', 'Betreff Bcc: x@example.org'],
  ['a\u0000b\u2028c\u202ed\u2069', 'a b cd'],
  ['  viel   Platz ', 'viel Platz'],
  ['x'.repeat(500), `${'x'.repeat(149)}…`],
])('a header is one line: %j', (given, line) => {
  expect(headerLine(given)).toBe(line);
});

test('only one plain address is mailed to', () => {
  expect(['a@example.org', "o'hara+x@müller.example"].every(isPlainAddress)).toBe(true);
  expect(
    ['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<x@y.example>', 'A <a@b.example>', '@b.example', 'a b@c.example', `${'a'.repeat(250)}@b.example`].some(
      isPlainAddress,
    ),
  ).toBe(false);
  expect(parseSender('Handreich <portal@example.org>')).toEqual({ name: 'Handreich', address: 'portal@example.org' });
  expect(parseSender('portal@example.org')).toEqual({ name: '', address: 'portal@example.org' });
});

describe('an answer of the mail server', () => {
  const smtp = (command: string, responseCode: number) => ({
    code: 'EENVELOPE',
    command,
    responseCode,
    response: `${responseCode} 5.1.1 <anna@example.org>: so it is\r\n`,
  });

  test('is final for 5yz to RCPT and DATA, and for nothing else', () => {
    expect(judgeSmtpError(smtp('RCPT TO', 550))).toEqual({ kind: 'never', reason: '550 5.1.1 <[address]>: so it is' });
    expect(judgeSmtpError(smtp('DATA', 554)).kind).toBe('never');
    expect(judgeSmtpError(smtp('RCPT TO', 450))).toMatchObject({ kind: 'later', unreachable: false });
    expect(judgeSmtpError(smtp('MAIL FROM', 550))).toMatchObject({ kind: 'later', unreachable: true });
    expect(judgeSmtpError(smtp('AUTH PLAIN', 535))).toMatchObject({ kind: 'later', unreachable: true });
    expect(judgeSmtpError(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:25'), { code: 'ESOCKET', command: 'CONN' }))).toEqual({
      kind: 'later',
      reason: 'connect ECONNREFUSED 127.0.0.1:25',
      unreachable: true,
    });
  });

  test('is kept as one short line', () => {
    expect(cleanReply(`550 a\r\nb\u0000c\u202e ${'x'.repeat(1000)}`)).toHaveLength(300);
    expect(cleanReply('550 a\r\n550 b')).toBe('550 a 550 b');
  });
});
