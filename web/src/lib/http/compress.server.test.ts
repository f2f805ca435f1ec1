import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, compress } from './compress.server.ts';

const text = `<p>${'Grüß Gott. '.repeat(100)}</p>`;
const asking = (encoding?: string) => new Request('http://portal.invalid/', { headers: encoding ? { 'accept-encoding': encoding } : {} });
const page = () => new Response(text, { headers: { 'content-type': 'text/html', etag: 'W/"1"', vary: 'Cookie', 'content-length': '20' } });

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
])('a browser that takes "%s" gets %s, with the same ETag', async (accepted, encoding, open) => {
  const answer = await compress(asking(accepted), page());
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/html',
    etag: 'W/"1"',
    vary: 'Cookie, Accept-Encoding',
    'content-encoding': encoding,
  });
  expect(open(Buffer.from(await answer.arrayBuffer())).toString()).toBe(text);
});

test.each([
  ['', undefined],
  ['gzip;q=0, br;q=0', undefined],
  ['br;q=0.2, gzip;q=0.8', 'gzip'],
  ['BR', 'br'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['deflate, zstd', undefined],
  ['gzip;q=nonsense', undefined],
])('"%s" asks for %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

test('every cookie of the answer stays one of its own', async () => {
  const answer = page();
  answer.headers.append('set-cookie', 'a=1; Path=/');
  answer.headers.append('set-cookie', 'b=2; Path=/');
  expect((await compress(asking('gzip'), answer)).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('others get the answer as it is, and caches know that some do not', async () => {
  const plain = await compress(asking(), page());
  expect([await plain.text(), plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([text, null, 'Cookie, Accept-Encoding']);
  const empty = new Response(null, { status: 304, headers: { 'content-type': 'text/html' } });
  expect(await compress(asking('gzip'), empty)).toBe(empty);
  const picture = new Response('x', { headers: { 'content-type': 'image/png' } });
  expect(await compress(asking('gzip'), picture)).toBe(picture);
  const short = new Response('x', { headers: { 'content-type': 'text/html' } });
  expect((await compress(asking('gzip'), short)).headers.has('content-encoding')).toBe(false);
});
