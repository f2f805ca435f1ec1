import { error, redirect } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { newFormKey, submitSignedIn } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import { loadChoices } from '#lib/listings/choices.server.ts';
import { listingInput, listingValues } from '#lib/listings/listing-input.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireAccount(event);
  const { api, catalogue } = event.locals;
  return loading(async () => {
    const [listing, choices] = await Promise.all([
      take(api.GET('/api/listings/{id}', { params: { path: { id: event.params.id } } })),
      loadChoices(api, catalogue.textLocale),
    ]);
    if (!listing.own) error(404, 'listings.not_found');
    const { id, kind, status, reason, text } = listing;
    return { id, kind, status, reason, text, preset: listingValues(listing), key: newFormKey(), ...choices };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const { id } = event.params;
    const values = await readForm(event.request);
    const { reachKm = null, from = null, until = null, capacity, ...said } = listingInput(values);
    return submitSignedIn(event, 'listing', values, async () => {
      await take(
        event.locals.api.PATCH('/api/listings/{id}', {
          params: { path: { id } },
          body: { ...said, reachKm, from, until, capacity },
        }),
      );
      redirect(303, `/${event.locals.locale}/listings/${id}?done=changed`);
    });
  },
};
