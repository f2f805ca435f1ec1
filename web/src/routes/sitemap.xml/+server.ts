import { take, type Api } from '#lib/api/client.ts';
import { keepAWhile } from '#lib/api/keep-a-while.ts';
import { loading } from '#lib/api/load.server.ts';
import { writeSitemap } from './write-sitemap.ts';
import type { RequestHandler } from './$types';

const KEEP_MS = 10 * 60_000;

/** The newest listings; older ones are found from page to page. */
const loadNewest = keepAWhile(KEEP_MS, (api: Api) => take(api.GET('/api/listings', { params: { query: { limit: 100 } } })));

export const GET: RequestHandler = ({ locals: { api }, url }) =>
  loading(async () => {
    const { items } = await loadNewest(api);
    return new Response(writeSitemap(url.origin, items), {
      headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': `public, max-age=${KEEP_MS / 1000}` },
    });
  });
