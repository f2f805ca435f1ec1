import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { api, catalogue }, params: { id }, url }) =>
  loading(async () => {
    const cursor = url.searchParams.get('cursor') ?? undefined;
    const [organisation, listings, names] = await Promise.all([
      take(api.GET('/api/organisations/{id}', { params: { path: { id } } })),
      take(api.GET('/api/listings', { params: { query: { organisation: id, cursor } } })),
      loadNames(api, catalogue.textLocale),
    ]);
    return {
      organisation,
      place: names.place(organisation.place),
      listings: listings.items.map((listing) => named(listing, names)),
      nextCursor: listings.nextCursor,
    };
  });
