import { take, type Api } from '#lib/api/client.ts';
import { keepAWhile } from '#lib/api/keep-a-while.ts';
import { placeOptions, regionOf } from './place-options.ts';

/** All places of the county, by slug. */
export const loadPlaces = keepAWhile(300_000, async (api: Api) => {
  const { items } = await take(api.GET('/api/places'));
  return {
    options: placeOptions(items),
    bySlug: new Map(items.map((place) => [place.slug, place])),
    regionOf: (slug: string) => regionOf(items, slug),
  };
});
