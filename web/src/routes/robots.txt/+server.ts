import type { RequestHandler } from './$types';

/** Pages that are not for search engines say so themselves, in a header; here stands only what is no page. */
export const GET: RequestHandler = ({ url }) =>
  new Response(['User-agent: *', 'Disallow: /api/', 'Disallow: /dev/', '', `Sitemap: ${url.origin}/sitemap.xml`, ''].join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
