import { take, type Api } from '#lib/api/client.ts';
import { keepAWhile } from '#lib/api/keep-a-while.ts';
import { loading } from '#lib/api/load.server.ts';
import { writeSitemap } from './write-sitemap.ts';
import type { RequestHandler } from './$types';

const KEEP_MS = 10 * 60_000;

/** The newest offers; older ones are found from page to page. What somebody needs is for people here, not for search engines (listings/[id]). */
const loadNewest = keepAWhile(KEEP_MS, async (api: Api) => {
  const { items } = await take(api.GET('/api/listings', { params: { query: { kind: 'offer', limit: 100 } } }));
  return items.filter(({ demo }) => !demo);
});

export const GET: RequestHandler = ({ locals: { api }, url }) =>
  loading(async () => {
    return new Response(writeSitemap(url.origin, await loadNewest(api)), {
      headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': `public, max-age=${KEEP_MS / 1000}` },
    });
  });
