import { take, type Api } from '#lib/api/client.ts';

/** The organisations in whose name the visitor may post. */
export async function ownOrganisations(api: Api): Promise<{ id: string; name: string }[]> {
  const { items } = await take(api.GET('/api/me/organisations'));
  return items.map(({ id, name }) => ({ id, name }));
}
