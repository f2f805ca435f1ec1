import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { ApiError } from '#lib/api/problem.ts';
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
    sessions: (await take(event.locals.api.GET('/api/me/sessions'))).items,
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
  endSession: async (event) => {
    const values = await readForm(event.request);
    return submitSignedIn(event, 'endSession', values, async () => {
      await endSession(event, values['session'] ?? '');
      redirect(303, `/${event.locals.locale}/me?saved`);
    });
  },
  endSessions: async (event) => {
    return submitSignedIn(event, 'endSessions', {}, async () => {
      await take(event.locals.api.DELETE('/api/me/sessions'));
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

/** Signs out in one place; where it is over already, that is what was wanted. */
async function endSession({ locals }: Pick<RequestEvent, 'locals'>, id: string): Promise<void> {
  try {
    await take(locals.api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.status !== 404) throw error;
  }
}

const mailChoice = (values: Values) => ({
  match: values['mail.match'] === 'on',
  message: values['mail.message'] === 'on',
  listing: values['mail.listing'] === 'on',
});
