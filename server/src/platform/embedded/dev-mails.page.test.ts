import { expect, test } from 'vitest';
import { listPage, mailPage, withLinks } from './dev-mails.page.ts';
import { devMailLanguage, devMailWords } from './dev-mails.words.ts';

const evil = `"><script>alert(1)</script>'`;
const mail = {
  id: 'x',
  at: '2026-03-01T10:00:00.000Z',
  from: evil,
  to: [evil],
  subject: evil,
  messageId: null,
  headers: [{ name: evil, value: evil }],
  text: evil,
  html: `</iframe>${evil}`,
};

test('nothing that a mail says becomes HTML of the page', () => {
  for (const page of [listPage([mail]), mailPage(mail)]) {
    expect(page).not.toContain('<script');
    expect(page.match(/<\/?iframe/g)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(page).toContain('&lt;script&gt;');
  }
});

test('a mail without a subject can be opened', () => {
  expect(listPage([{ ...mail, subject: '' }])).toContain('(no subject)');
});

test('addresses in the text are links, without the sign that ends the sentence', () => {
  const { html } = withLinks('See https://a.example/login?token=a.b&x=1, or (http://b.example/).');
  expect(html).toBe(
    'See <a href="https://a.example/login?token=a.b&amp;x=1" rel="noreferrer noopener">https://a.example/login?token=a.b&amp;x=1</a>, or (<a href="http://b.example/" rel="noreferrer noopener">http://b.example/</a>).',
  );
});

test('other schemes are not links', () => {
  expect(withLinks('javascript:alert(1) data:text/html,x').html).not.toContain('<a');
});

test('times are those of the county’s clocks, whatever the machine’s are, in winter and summer', () => {
  const shown = (at: string, lang: 'de' | 'en') => /<time[^>]*>([^<]*)/.exec(listPage([{ ...mail, at }], devMailWords(lang)))?.[1];
  expect(shown('2026-03-01T10:00:00.000Z', 'de')).toBe('01.03.2026, 11:00:00');
  expect(shown('2026-07-01T22:30:05.000Z', 'en')).toBe('2 Jul 2026, 00:30:05');
});

test.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['en-US,en;q=0.5,de;q=0.3', 'en'],
  ['uk,de;q=0.5', 'de'],
  ['fr', 'en'],
  [undefined, 'en'],
])('the page speaks German or English: %s', (accepted, lang) => {
  expect(devMailLanguage(accepted)).toBe(lang);
  expect(listPage([], devMailWords(devMailLanguage(accepted)))).toContain(`<html lang="${lang}">`);
});

test('a mail’s own HTML can run nothing, send nothing and reach nothing of the page', () => {
  const sandbox = /<iframe[^>]*sandbox="([^"]*)"/.exec(mailPage(mail))?.[1];
  expect(sandbox?.split(' ').sort()).toEqual(['allow-popups', 'allow-popups-to-escape-sandbox']);
});
