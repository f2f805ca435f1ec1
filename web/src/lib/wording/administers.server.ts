import type { Api } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Account } from '#lib/api/types.ts';
import { loadPlaces } from '#lib/places/places.server.ts';

/** Whether somebody administers the whole county, and so the words of the portal. Only who administers something costs a question. */
export async function administers(api: Api, { roles }: Pick<Account, 'roles'>): Promise<boolean> {
  const places = roles.filter(({ role }) => role === 'admin').map(({ place }) => place);
  if (places.length === 0) return false;
  try {
    const { bySlug } = await loadPlaces(api);
    return places.some((place) => bySlug.get(place)?.parent === null);
  } catch (error) {
    // It decides about a link only: the API decides about the rest.
    if (error instanceof ApiError) return false;
    throw error;
  }
}
