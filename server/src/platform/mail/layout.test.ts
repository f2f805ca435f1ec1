import { describe, expect, test } from 'vitest';
import { headerLine, isPlainAddress, parseSender } from './address.ts';
import { buildCatalogue } from '../i18n/catalogue.ts';
import { renderLetter } from './layout.ts';
import type { Block } from './letter.ts';
import { cleanReply, judgeSmtpError } from './outcome.ts';
import { phrase } from './phrase.ts';

const letter = (blocks: Block[], dir: 'ltr' | 'rtl' = 'ltr') => renderLetter({ lang: dir === 'rtl' ? 'ar' : 'de', dir, subject: 'Betreff', blocks });

describe('a letter', () => {
  test('says the same in HTML and text', () => {
    const { html, text } = letter([
      { kind: 'paragraph', sentence: ['Zu ', { words: 'Bett & <Schrank>', lang: 'de' }, ' schreibt jemand:'] },
      { kind: 'quote', text: 'Hallo\nWelt', lang: 'en', by: ['Jemand aus ', { words: 'Filder' }] },
      { kind: 'list', items: [['eins'], ['zwei']] },
      { kind: 'code', code: '123456' },
      { kind: 'button', label: 'Öffnen', url: 'https://hilfe.example/a?b=1&c=2' },
    ]);
    expect(text).toBe(
      'Zu Bett & <Schrank> schreibt jemand:\n\nJemand aus Filder\n> Hallo\n> Welt\n\n- eins\n- zwei\n\n123456\n\nÖffnen:\nhttps://hilfe.example/a?b=1&c=2\n',
    );
    expect(html).toContain('Zu <bdi lang="de">Bett &amp; &lt;Schrank&gt;</bdi> schreibt jemand:');
    expect(html).toMatch(/<blockquote dir="auto" lang="en"[^>]*>Hallo<br>\nWelt<\/blockquote>/);
    expect(html).toContain('href="https://hilfe.example/a?b=1&amp;c=2"');
  });

  test('lets no words become markup, attributes, or invisible signs', () => {
    const nasty = '"><script>alert(1)</script>\u0000\u202e';
    const { html, text } = letter([
      { kind: 'paragraph', sentence: [{ words: nasty, lang: '" onload="x' }] },
      { kind: 'quote', text: nasty },
    ]);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('onload="x');
    expect(html).not.toContain('\u0000');
    expect(text.split('\n')[0]).not.toMatch(/\p{Cc}|\u202e/u);
  });

  test('isolates words of the other direction in plain text, and only those', () => {
    const pieces = [{ words: 'سرير' }, ' ', { words: 'Bett' }];
    expect(letter([{ kind: 'paragraph', sentence: pieces }]).text).toBe('\u2068سرير\u2069 Bett\n');
    expect(letter([{ kind: 'paragraph', sentence: pieces }], 'rtl').text).toBe('سرير \u2068Bett\u2069\n');
  });
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
