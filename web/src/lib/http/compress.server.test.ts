import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compress } from './compress.server.ts';

const asking = (encoding?: string) => new Request('http://portal.invalid/', { headers: encoding ? { 'accept-encoding': encoding } : {} });
const page = () => new Response('<p>Grüß Gott</p>', { headers: { 'content-type': 'text/html', etag: '"1"', vary: 'Cookie', 'content-length': '20' } });

test('a browser that takes gzip gets it, with the same ETag', async () => {
  const answer = compress(asking('gzip, deflate, br'), page());
  expect(Object.fromEntries(answer.headers)).toEqual({ 'content-type': 'text/html', etag: '"1"', vary: 'Cookie, Accept-Encoding', 'content-encoding': 'gzip' });
  expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('<p>Grüß Gott</p>');
});

test('every cookie of the answer stays one of its own', () => {
  const answer = page();
  answer.headers.append('set-cookie', 'a=1; Path=/');
  answer.headers.append('set-cookie', 'b=2; Path=/');
  expect(compress(asking('gzip'), answer).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('others get the answer as it is', () => {
  const plain = page();
  expect(compress(asking(), plain)).toBe(plain);
  expect(compress(asking('gzip;q=0, br'), plain)).toBe(plain);
  const empty = new Response(null, { status: 304, headers: { 'content-type': 'text/html' } });
  expect(compress(asking('gzip'), empty)).toBe(empty);
  const picture = new Response('x', { headers: { 'content-type': 'image/png' } });
  expect(compress(asking('gzip'), picture)).toBe(picture);
});
