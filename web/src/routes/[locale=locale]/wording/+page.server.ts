import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import { readFilter } from './filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const { api, locale } = event.locals;
  const { searchParams } = event.url;
  const filter = readFilter(searchParams, locale);
  return loading(async () => {
    const query = {
      locale: filter.language,
      key: filter.key || undefined,
      q: filter.q || undefined,
      only: filter.only,
      cursor: searchParams.get('cursor') ?? undefined,
    };
    const { items, nextCursor } = await take(api.GET('/api/wordings', { params: { query } }));
    return { filter, items, nextCursor };
  });
};
