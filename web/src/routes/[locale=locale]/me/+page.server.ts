import { redirect } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { explain } from '#lib/forms/explain.ts';
import { refuse, submit } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import { forgetSession } from '#lib/session/session.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { displayName, email, locale, mailKinds, roles } = requireAccount(event);
  return { me: { displayName, email, locale, mailKinds, roles }, saved: event.url.searchParams.has('saved') };
};

export const actions: Actions = {
  save: async (event) => {
    requireAccount(event);
    const values = await readForm(event.request);
    const language = isLocale(values['locale']) ? values['locale'] : event.locals.locale;
    return submit(event, 'save', values, async () => {
      await take(
        event.locals.api.PATCH('/api/me', {
          body: {
            displayName: values['displayName']?.trim() || null,
            locale: language,
            mailKinds: {
              match: values['mail.match'] === 'on',
              message: values['mail.message'] === 'on',
              moderation: values['mail.moderation'] === 'on',
            },
          },
        }),
      );
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
    requireAccount(event);
    const values = await readForm(event.request);
    if (values['sure'] !== 'on') {
      const unsure = { status: 400, code: 'input.invalid', errors: [{ path: '/sure', code: 'required' }] };
      return refuse('remove', values, 400, explain(unsure, event.locals.t));
    }
    return submit(event, 'remove', values, async () => {
      await take(event.locals.api.DELETE('/api/me'));
      forgetSession(event);
      redirect(303, `/${event.locals.locale}`);
    });
  },
};
