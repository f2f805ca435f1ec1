import { addressesOf } from '#lib/i18n/locale-path.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';

const pages = ['', '/listings', '/accessibility', '/easy', '/sign-language'];

interface Listed {
  id: string;
  publishedAt: string | null;
}

/** The public pages with their addresses in every language (sitemaps.org 0.9, with the links that search engines read for languages). */
export function writeSitemap(origin: string, listings: Listed[]): string {
  const entries = [...pages.map((path) => entry(origin, path)), ...listings.map(({ id, publishedAt }) => entry(origin, `/listings/${id}`, publishedAt))];
  const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${entries.join('')}</urlset>\n`;
}

function entry(origin: string, path: string, changedAt: string | null = null): string {
  const { own, others } = addressesOf(new URL(`/${defaultLocale}${path}`, origin));
  const links = others.map(({ lang, href }) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`);
  const changed = changedAt === null ? '' : `<lastmod>${changedAt}</lastmod>`;
  return `<url><loc>${own}</loc>${changed}${links.join('')}</url>\n`;
}
