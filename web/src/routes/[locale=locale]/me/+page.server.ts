import { redirect } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { newFormKey, refuseField, submit, submitSignedIn } from '#lib/forms/submit.server.ts';
import { readForm, type Values } from '#lib/forms/values.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import { forgetSession } from '#lib/session/session.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { displayName, email, locale } = requireAccount(event);
  return loading(async () => ({
    me: { displayName, email, locale, mails: await take(event.locals.api.GET('/api/me/mails')) },
    key: newFormKey(),
    saved: event.url.searchParams.has('saved'),
  }));
};

export const actions: Actions = {
  save: async (event) => {
    const values = await readForm(event.request);
    const language = isLocale(values['locale']) ? values['locale'] : event.locals.locale;
    return submitSignedIn(event, 'save', values, async () => {
      const { api } = event.locals;
      const displayName = values['displayName']?.trim() || null;
      await take(api.PATCH('/api/me', { body: { displayName, locale: language } }));
      await take(api.PATCH('/api/me/mails', { body: mailChoice(values) }));
      redirect(303, `/${event.locals.locale}/me?saved`);
    });
  },
  signOut: async (event) => {
    return submit(event, 'signOut', {}, async () => {
      if (event.locals.account !== null) await take(event.locals.api.DELETE('/api/sessions/current'));
      forgetSession(event);
      redirect(303, `/${event.locals.locale}`);
    });
  },
  remove: async (event) => {
    const values = await readForm(event.request);
    if (values['sure'] !== 'on') return refuseField(event, 'remove', values, 'sure');
    return submitSignedIn(event, 'remove', values, async () => {
      await take(event.locals.api.DELETE('/api/me'));
      forgetSession(event);
      redirect(303, `/${event.locals.locale}?done=deleted`);
    });
  },
};

const mailChoice = (values: Values) => ({
  match: values['mail.match'] === 'on',
  message: values['mail.message'] === 'on',
  listing: values['mail.listing'] === 'on',
});
