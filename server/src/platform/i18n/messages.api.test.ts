import { expect, test } from 'vitest';
import { usePortal } from '../../../test/portal.ts';
import { buildWeb } from '../../app/build-web.ts';
import { features } from '../../app/features.ts';
import { buildCatalogue } from './catalogue.ts';
import { localeCodes } from './locales.ts';

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

test.each(localeCodes)('%s is answered in its own words and direction, whole', async (locale) => {
  const { body } = await portal.call<any>({ method: 'GET', url: `/api/messages/${locale}` });
  expect(body).toMatchObject({ locale, textLocale: locale, dir: locale === 'ar' || locale === 'fa' ? 'rtl' : 'ltr' });
  const { body: german } = await portal.call<any>({ method: 'GET', url: '/api/messages/de' });
  expect(Object.keys(body.messages).sort()).toEqual(Object.keys(german.messages).sort());
});

test('a language of nobody is bad input', async () => {
  expect((await portal.call({ method: 'GET', url: '/api/messages/xx' })).status).toBe(400);
});

test('a language without texts yet is answered in English, from left to right', async () => {
  const catalogue = buildCatalogue({ de: { 'site.skip': 'Zum Inhalt' }, en: { 'site.skip': 'To the content' } });
  const app = await buildWeb({ ...portal.deps, catalogue }, { features });
  const answer = await app.inject({ method: 'GET', url: '/api/messages/ar' });
  expect(answer.json()).toEqual({ locale: 'ar', textLocale: 'en', dir: 'ltr', messages: { 'site.skip': 'To the content' } });
  await app.close();
});
