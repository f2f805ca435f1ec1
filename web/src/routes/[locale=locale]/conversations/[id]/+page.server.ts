import { redirect } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { formKeyHeader, newFormKey, submitSignedIn } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import { otherName } from '#lib/conversations/other-name.server.ts';
import { loadNames } from '#lib/listings/names.server.ts';
import { reportAbout } from '#lib/reports/report.server.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import { ownOpenListing } from './own-open-listing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const { api, catalogue, t } = event.locals;
  const { id } = event.params;
  return loading(async () => {
    const [conversation, names] = await Promise.all([
      take(api.GET('/api/conversations/{id}', { params: { path: { id } } })),
      loadNames(api, catalogue.textLocale),
    ]);
    const { listing, writerListing, messages, other } = conversation;
    return {
      listing,
      writerListing,
      messages,
      earlier: conversation.earlier,
      title: otherName({ other, writerListing }, { names, t }),
      otherName: otherName({ other }, { names, t }),
      otherLeft: other.left,
      closable: ownOpenListing(conversation),
      fulfilled: event.url.searchParams.get('fulfilled'),
      here: event.url.pathname,
      keys: { reply: newFormKey(), close: newFormKey(), report: newFormKey() },
    };
  });
};

export const actions: Actions = {
  reply: async (event) => {
    const values = await readForm(event.request);
    const { id } = event.params;
    return submitSignedIn(event, 'reply', values, async () => {
      await take(
        event.locals.api.POST('/api/conversations/{id}/messages', {
          params: { path: { id } },
          headers: formKeyHeader(values),
          body: { text: values['text'] ?? '' },
        }),
      );
      redirect(303, `/${event.locals.locale}/conversations/${id}#newest`);
    });
  },
  report: reportAbout('conversation'),
  close: async (event) => {
    const values = await readForm(event.request);
    const { id } = event.params;
    return submitSignedIn(event, 'close', values, async () => {
      const listing = await take(
        event.locals.api.POST('/api/listings/{id}/close', {
          params: { path: { id: values['listing'] ?? '' } },
          headers: formKeyHeader(values),
          body: { outcome: 'fulfilled', conversation: id },
        }),
      );
      redirect(303, `/${event.locals.locale}/conversations/${id}?fulfilled=${listing.status === 'closed' ? 'all' : listing.remaining}`);
    });
  },
};
