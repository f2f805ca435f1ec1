import { expect, test } from 'vitest';
import { listPage, mailPage, withLinks } from './dev-mails.page.ts';

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
