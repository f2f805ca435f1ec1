import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { formKeyHeader, newFormKey, submitSignedIn } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import { askAgain } from '#lib/i18n/catalogue.server.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import { asOneLine } from '#lib/wording/states.ts';
import { doneName, type Done } from './done.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which text the address names. */
function spotOf({ params }: Pick<RequestEvent, 'params'>) {
  const { language, key } = params as { language: string; key: string };
  return { locale: isLocale(language) ? language : ('de' as const), key };
}

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  return loading(async () => ({
    wording: await take(event.locals.api.GET('/api/wordings/{locale}/{key}', { params: { path: spotOf(event) } })),
    done: doneName(event.url.searchParams.get('done')),
    key: newFormKey(),
  }));
};

/** Who corrects a text reads it at once on every page of this process. */
function finish(event: RequestEvent, done: Done): never {
  askAgain();
  const { locale, key } = spotOf(event);
  redirect(303, `/${event.locals.locale}/wording/${locale}/${encodeURIComponent(key)}?done=${done}`);
}

async function save(event: RequestEvent) {
  const values = await readForm(event.request);
  return submitSignedIn(event, 'wording', values, async () => {
    const body = { text: asOneLine(values['text'] ?? ''), revision: Number(values['revision'] ?? 0) };
    await take(event.locals.api.PUT('/api/wordings/{locale}/{key}', { params: { path: spotOf(event) }, body }));
    finish(event, 'saved');
  });
}

async function preview(event: RequestEvent) {
  const values = await readForm(event.request);
  return submitSignedIn(event, 'wording', values, async () => {
    const body = { text: asOneLine(values['text'] ?? '') };
    const { samples } = await take(event.locals.api.POST('/api/wordings/{locale}/{key}/preview', { params: { path: spotOf(event) }, body }));
    return { samples, values };
  });
}

async function remove(event: RequestEvent) {
  const values = await readForm(event.request);
  return submitSignedIn(event, 'remove', values, async () => {
    const params = { path: spotOf(event), query: { revision: Number(values['revision'] ?? 0) } };
    await take(event.locals.api.DELETE('/api/wordings/{locale}/{key}', { params }));
    finish(event, 'removed');
  });
}

async function restore(event: RequestEvent) {
  const values = await readForm(event.request);
  return submitSignedIn(event, 'restore', values, async () => {
    const body = { number: Number(values['number'] ?? 0), revision: Number(values['revision'] ?? 0) };
    await take(event.locals.api.POST('/api/wordings/{locale}/{key}/restore', { params: { path: spotOf(event) }, headers: formKeyHeader(values), body }));
    finish(event, 'restored');
  });
}

export const actions: Actions = { save, preview, remove, restore };
