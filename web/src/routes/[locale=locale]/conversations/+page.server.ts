import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { otherName } from '#lib/conversations/other-name.server.ts';
import { loadNames } from '#lib/listings/names.server.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const { api, catalogue, t } = event.locals;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return loading(async () => {
    const [{ items, nextCursor }, names] = await Promise.all([
      take(api.GET('/api/conversations', { params: { query: { limit: 20, cursor } } })),
      loadNames(api, catalogue.textLocale),
    ]);
    return { conversations: items.map((item) => ({ ...item, otherName: otherName(item, { names, t }) })), nextCursor };
  });
};
