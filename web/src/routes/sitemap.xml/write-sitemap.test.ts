import { expect, test } from 'vitest';
import { localeCodes } from '#lib/i18n/locales.ts';
import { writeSitemap } from './write-sitemap.ts';

test('search engines find every public page in every language', () => {
  const map = writeSitemap('https://portal.example', [{ id: 'one', publishedAt: '2026-11-15T10:00:00Z' }]);
  for (const path of ['', '/listings', '/accessibility', '/listings/one']) {
    expect(map).toContain(`<url><loc>https://portal.example/de${path}</loc>`);
    for (const locale of localeCodes) expect(map).toContain(`hreflang="${locale}" href="https://portal.example/${locale}${path}"`);
  }
  expect(map).toContain('<loc>https://portal.example/de/listings/one</loc><lastmod>2026-11-15T10:00:00Z</lastmod>');
  expect(map).not.toMatch(/login|\/me|conversations/);
});
