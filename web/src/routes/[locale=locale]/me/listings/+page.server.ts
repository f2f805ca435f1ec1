import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import type { Listing } from '#lib/api/types.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import { explainMatches } from '#lib/matches/explain-matches.server.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const { api, catalogue, t, formats } = event.locals;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return loading(async () => {
    const [names, page] = await Promise.all([
      loadNames(api, catalogue.textLocale),
      take(api.GET('/api/me/listings', { params: { query: { limit: 20, cursor } } })),
    ]);
    const withMatches = async (listing: Listing) => {
      if (listing.status !== 'published') return { ...named(listing, names), matches: [] };
      const { items } = await take(api.GET('/api/listings/{id}/matches', { params: { path: { id: listing.id } } }));
      return { ...named(listing, names), matches: explainMatches(items, { names, t, formats }) };
    };
    return { listings: await Promise.all(page.items.map(withMatches)), nextCursor: page.nextCursor };
  });
};
