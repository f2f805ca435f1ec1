import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return loading(async () => {
    const { items, nextCursor } = await take(event.locals.api.GET('/api/conversations', { params: { query: { limit: 20, cursor } } }));
    return { conversations: items, nextCursor };
  });
};
