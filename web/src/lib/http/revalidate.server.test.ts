import { expect, test } from 'vitest';
import { revalidate } from './revalidate.server.ts';

const asking = (ifNoneMatch?: string) => new Request('http://portal.invalid/', { headers: ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {} });
const page = (text = 'Grüß Gott') =>
  new Response(text, { headers: { 'content-type': 'text/html', 'cache-control': 'public, no-cache', vary: 'Cookie', etag: '"kit"' } });
const tagOf = async (text?: string) => (await revalidate(asking(), page(text))).headers.get('etag')!;

test('the same words have the same tag, other words another', async () => {
  expect(await tagOf()).toMatch(/^W\/"[\w-]{27}"$/);
  expect(await tagOf()).toBe(await tagOf());
  expect(await tagOf('Moin')).not.toBe(await tagOf());
});

test('who has the page already is told only that', async () => {
  const tag = await tagOf();
  for (const known of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
    const answer = await revalidate(asking(known), page());
    expect([answer.status, answer.body, answer.headers.get('vary'), answer.headers.get('cache-control')]).toEqual([
      304,
      null,
      'Cookie, Accept-Encoding',
      'public, no-cache',
    ]);
    expect(answer.headers.get('etag')).toBe(tag);
  }
});

test('who has another version gets this one', async () => {
  const answer = await revalidate(asking('W/"old", "older"'), page());
  expect([answer.status, await answer.text()]).toEqual([200, 'Grüß Gott']);
});
