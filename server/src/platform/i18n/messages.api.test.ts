import { expect, test } from 'vitest';
import { usePortal } from '../../../test/portal.ts';

const portal = usePortal();

test('the texts of a language come with a tag by which they need not come again', async () => {
  const first = await portal.call<any>({ method: 'GET', url: '/api/messages/de' });
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ locale: 'de', textLocale: 'de', dir: 'ltr' });
  expect(Object.keys(first.body.messages).filter((key) => key.startsWith('mails.'))).toEqual([]);
  const etag = String(first.headers.etag);
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await portal.app.inject({ method: 'GET', url: '/api/messages/de', headers: { 'if-none-match': header } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
  expect((await portal.call({ method: 'GET', url: '/api/messages/de', headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('a language without texts yet is answered in English, a language of nobody is bad input', async () => {
  const arabic = await portal.call<any>({ method: 'GET', url: '/api/messages/ar' });
  expect(arabic.body).toMatchObject({ locale: 'ar', textLocale: 'en', dir: 'ltr' });
  expect((await portal.call({ method: 'GET', url: '/api/messages/xx' })).status).toBe(400);
});
