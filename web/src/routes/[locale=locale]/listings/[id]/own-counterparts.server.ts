import { take, type Api } from '#lib/api/client.ts';

/** The visitor's own published listings of the other kind, to say what a message is about. */
export async function ownCounterparts(api: Api, kind: 'need' | 'offer') {
  const { items } = await take(api.GET('/api/me/listings', { params: { query: { limit: 100 } } }));
  return items.filter((own) => own.kind !== kind && own.status === 'published').map(({ id, title, lang }) => ({ id, title, lang }));
}
