import { redirect } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { formKeyHeader, newFormKey, submitSignedIn } from '#lib/forms/submit.server.ts';
import { optionalText, readForm } from '#lib/forms/values.ts';
import { loadChoices } from '#lib/listings/choices.server.ts';
import { listingInput } from '#lib/listings/listing-input.ts';
import { ownOrganisations } from '#lib/organisations/own-organisations.server.ts';
import { presetLanguage } from '#lib/listings/writing-languages.ts';
import type { Actions, PageServerLoad } from './$types';

const kindOf = (value: string | null | undefined): 'need' | 'offer' | undefined => (value === 'need' || value === 'offer' ? value : undefined);

export const load: PageServerLoad = async ({ locals, url }) => {
  const kind = kindOf(url.searchParams.get('kind'));
  const signedIn = locals.account !== null;
  const preset = { lang: presetLanguage(locals.locale) };
  const [choices, organisations] = await loading(() =>
    Promise.all([loadChoices(locals.api, locals.catalogue.textLocale), signedIn ? ownOrganisations(locals.api) : []]),
  );
  return { kind, signedIn, here: url.pathname + url.search, preset, key: newFormKey(), organisations, ...choices };
};

export const actions: Actions = {
  default: async (event) => {
    const values = await readForm(event.request);
    const kind = kindOf(values['kind']) ?? 'need';
    return submitSignedIn(event, 'listing', values, async () => {
      const { id } = await take(
        event.locals.api.POST('/api/listings', {
          headers: formKeyHeader(values),
          body: { kind, ...listingInput(values), organisation: optionalText(values['organisation']) },
        }),
      );
      redirect(303, `/${event.locals.locale}/listings/${id}?done=created`);
    });
  },
};
