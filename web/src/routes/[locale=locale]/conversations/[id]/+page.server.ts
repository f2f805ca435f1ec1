import { redirect } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { formKeyHeader, newFormKey, submit } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const { api } = event.locals;
  const { id } = event.params;
  return loading(async () => {
    const conversation = await take(api.GET('/api/conversations/{id}', { params: { path: { id } } }));
    const listing = await take(api.GET('/api/listings/{id}', { params: { path: { id: conversation.listing.id } } })).catch(() => null); // The other side's listing may be closed and out of sight by now.
    const closable = listing !== null && listing.mine === true && listing.status === 'published';
    return {
      conversation,
      closable,
      fulfilled: event.url.searchParams.has('fulfilled'),
      keys: { reply: newFormKey(), close: newFormKey() },
    };
  });
};

export const actions: Actions = {
  reply: async (event) => {
    requireAccount(event);
    const values = await readForm(event.request);
    const { id } = event.params;
    return submit(event, 'reply', values, async () => {
      await take(
        event.locals.api.POST('/api/conversations/{id}/messages', {
          params: { path: { id }, header: formKeyHeader(values) },
          body: { text: values['text'] ?? '' },
        }),
      );
      redirect(303, `/${event.locals.locale}/conversations/${id}#newest`);
    });
  },
  close: async (event) => {
    requireAccount(event);
    const values = await readForm(event.request);
    const { id } = event.params;
    return submit(event, 'close', values, async () => {
      await take(
        event.locals.api.POST('/api/listings/{id}/close', {
          params: { path: { id: values['listing'] ?? '' }, header: formKeyHeader(values) },
          body: { outcome: 'fulfilled', conversation: id },
        }),
      );
      redirect(303, `/${event.locals.locale}/conversations/${id}?fulfilled`);
    });
  },
};
