import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { formKeyHeader, newFormKey, submit } from '#lib/forms/submit.server.ts';
import { readForm, type Values } from '#lib/forms/values.ts';
import { safeNext } from '#lib/session/next-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  const token = url.searchParams.get('token');
  if (locals.account !== null && token === null) redirect(303, next ?? `/${locals.locale}/me/listings`);
  return { token, next, key: newFormKey() };
};

export const actions: Actions = {
  link: async (event) => {
    const { api, locale } = event.locals;
    const values = await readForm(event.request);
    const email = values['email']?.trim() ?? '';
    return submit(event, 'link', values, async () => {
      await take(api.POST('/api/login-links', { headers: formKeyHeader(values), body: { email, locale, next: safeNext(values['next']) } }));
      return { sent: true, email };
    });
  },
  code: async (event) => {
    const values = await readForm(event.request);
    const email = values['email']?.trim() ?? '';
    // People copy the code with the blank that the mail shows.
    const code = (values['code'] ?? '').replace(/\D/g, '');
    return signIn(event, 'code', values, { email, code });
  },
  token: async (event) => {
    const values = await readForm(event.request);
    return signIn(event, 'token', values, { token: values['token'] ?? '' });
  },
};

type Proof = { token: string } | { email: string; code: string };

function signIn(event: RequestEvent, form: string, values: Values, proof: Proof) {
  return submit(event, form, values, async () => {
    const { next } = await take(event.locals.api.POST('/api/sessions', { headers: formKeyHeader(values), body: proof }));
    // The sign-in mail remembers where it was asked for, also when it is opened in another browser.
    redirect(303, safeNext(values['next']) ?? safeNext(next) ?? `/${event.locals.locale}/me/listings`);
  });
}
