import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { loadChoices } from '#lib/listings/choices.server.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import { chosenOf } from './chosen.ts';
import { readFilter } from './filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { api, catalogue, t }, url }) =>
  loading(async () => {
    const filter = readFilter(url.searchParams);
    const [names, choices, page] = await Promise.all([
      loadNames(api, catalogue.textLocale),
      loadChoices(api, catalogue.textLocale),
      take(api.GET('/api/listings', { params: { query: filter } })),
    ]);
    return {
      filter,
      chosen: chosenOf(filter, names, t),
      ...choices,
      listings: page.items.map((listing) => named(listing, names)),
      nextCursor: page.nextCursor,
    };
  });
