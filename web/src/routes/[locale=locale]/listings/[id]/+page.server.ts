import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import type { Account } from '#lib/api/types.ts';
import { newFormKey } from '#lib/forms/submit.server.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import { loadPlaces } from '#lib/places/places.server.ts';
import { reportAbout } from '#lib/reports/report.server.ts';
import { contact } from './contact.server.ts';
import { close, pause, renew } from './owner-actions.server.ts';
import { ownCounterparts } from './own-counterparts.server.ts';
import { doneName } from './done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  loading(async () => {
    const { api, account, catalogue } = locals;
    const listing = await take(api.GET('/api/listings/{id}', { params: { path: { id: params.id } } }));
    const [names, places] = await Promise.all([loadNames(api, catalogue.textLocale), loadPlaces(api)]);
    const owned = listing.own;
    const about = url.searchParams.get('about') ?? '';
    return {
      listing: named(listing, names),
      region: places.regionOf(listing.place) ?? '',
      owned,
      signedIn: account !== null,
      counterparts: account === null || owned ? [] : await ownCounterparts(api, listing.kind),
      about,
      done: doneName(url.searchParams.get('done')),
      // Who signs in first comes back with the same listing chosen.
      here: about === '' ? url.pathname : `${url.pathname}?about=${encodeURIComponent(about)}`,
      // A visitor's page has no forms to send, and without keys it is the same for all, so that caches may keep it.
      keys: { contact: keyFor(account), report: keyFor(account), owner: keyFor(account), visibility: keyFor(account) },
    };
  });

const keyFor = (account: Account | null): string => (account === null ? '' : newFormKey());

export const actions: Actions = { contact, report: reportAbout('listing'), close, pause, renew };
