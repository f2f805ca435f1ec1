import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import { topicGroups } from '#lib/topics/topic-groups.ts';
import { topicIcon } from '#lib/topics/topic-icon.ts';
import { loadTopics } from '#lib/topics/topics.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { api, catalogue }, url }) =>
  loading(async () => {
    const [names, topics, { items }] = await Promise.all([
      loadNames(api, catalogue.textLocale),
      loadTopics(api),
      take(api.GET('/api/listings', { params: { query: { limit: 6 } } })),
    ]);
    const ways = topicGroups(topics, catalogue.textLocale)
      // What fits nowhere else is nothing to look for.
      .filter(({ slug }) => slug !== 'other')
      .map(({ slug, label }) => ({ slug, label, icon: topicIcon({ slug, parent: null }) }));
    return { topics: ways, newest: items.map((listing) => named(listing, names)), deleted: url.searchParams.get('done') === 'deleted' };
  });
