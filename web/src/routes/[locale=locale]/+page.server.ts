import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { api, catalogue }, url }) =>
  loading(async () => {
    const [names, { items }] = await Promise.all([loadNames(api, catalogue.textLocale), take(api.GET('/api/listings', { params: { query: { limit: 6 } } }))]);
    return { newest: items.map((listing) => named(listing, names)), deleted: url.searchParams.get('done') === 'deleted' };
  });
