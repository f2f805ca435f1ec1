import type { RequestEvent } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError } from '@sveltejs/kit/hooks';
import awayPage from './error.html?raw';
import { createApi, callApi } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import { loadCatalogue } from '#lib/i18n/catalogue.server.ts';
import { chooseLocale } from '#lib/i18n/choose-locale.ts';
import { createFormats } from '#lib/i18n/formats.ts';
import { localeCookie, rememberLocale } from '#lib/i18n/locale-cookie.server.ts';
import { askedLocale, localeOfPath, pathInLocale, wantsLocale } from '#lib/i18n/locale-path.ts';
import { createTranslate } from '#lib/i18n/translate.ts';
import { isCacheable, isPublicPage } from '#lib/http/cacheable.ts';
import { compress } from '#lib/http/compress.server.ts';
import { describeFailure } from '#lib/http/failure.ts';
import { isReadOnly, withoutScripts } from '#lib/http/plain-page.ts';
import { policyFor, protect } from '#lib/http/protect.server.ts';
import { revalidate } from '#lib/http/revalidate.server.ts';
import { loadAccount } from '#lib/session/session.server.ts';

const wishedLocale = ({ cookies, request }: RequestEvent) => chooseLocale(cookies.get(localeCookie), request.headers.get('accept-language'));

/** Before anybody's session is looked at: an answer that Kit does not make brings no cookies, and a session renewed for it would be lost. */
const entrance: Handle = ({ event, resolve }) => {
  const { pathname } = event.url;
  if (localeOfPath(pathname) !== undefined || !wantsLocale(pathname) || !['GET', 'HEAD'].includes(event.request.method)) return resolve(event);
  return new Response(null, {
    status: 302,
    headers: {
      location: pathInLocale(event.url, wishedLocale(event)),
      vary: 'Accept-Language, Cookie',
      'cache-control': 'private, no-store',
    },
  });
};

const language: Handle = async ({ event, resolve }) => {
  const wished = wishedLocale(event);
  const inPath = localeOfPath(event.url.pathname);
  event.locals.locale = inPath ?? askedLocale(event.url) ?? wished;
  // Only a choice is kept: what every visit would come to by itself needs no cookie, and an answer without one may be cached.
  if (inPath !== undefined && inPath !== wished && event.route.id !== null) rememberLocale(event, inPath);
  const fetchApi = (path: string, headers: Record<string, string>) => callApi(event, new Request(`http://api.internal${path}`, { headers }));
  const catalogue = await loadCatalogue(event.locals.locale, fetchApi);
  event.locals.catalogue = catalogue;
  event.locals.t = createTranslate(catalogue.messages, catalogue.textLocale);
  event.locals.formats = createFormats(catalogue.textLocale);
  // A form that was refused may be on the page of somebody whose session is over.
  const plain = isReadOnly(event.route.id) && event.locals.account === null && event.request.method !== 'POST';
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => {
      const page = html.replace('%handreich.lang%', catalogue.textLocale).replace('%handreich.dir%', catalogue.dir);
      return plain ? withoutScripts(page) : page;
    },
  });
  if (response.headers.get('content-type')?.startsWith('text/html')) response.headers.set('content-language', catalogue.textLocale);
  return response;
};

const visitor: Handle = async ({ event, resolve }) => {
  event.locals.api = createApi(event);
  event.locals.account = null;
  event.locals.apiDown = false;
  try {
    event.locals.account = await loadAccount(event);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Pages that need the account say so themselves; the others still serve.
    event.locals.apiDown = true;
  }
  return resolve(event);
};

const safety: Handle = async ({ event, resolve }) => {
  const inside = event.platform?.req.handreich;
  if (inside !== undefined && event.route.id !== null) inside.page = event.route.id;
  const response = await answer(() => resolve(event), event);
  if (response.status === 503 && !response.headers.has('retry-after')) response.headers.set('retry-after', '30');
  const { route, request, isDataRequest, locals } = event;
  const visitor = locals.account === null && !locals.apiDown;
  const cacheable = !isDataRequest && isCacheable({ method: request.method, route: route.id, visitor }, response);
  // Also where Kit itself answers that everything failed.
  if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', awayPolicy);
  const listed = isPublicPage(route.id) || (response.status >= 300 && response.status < 400);
  protect(response.headers, { cacheable, listed, secure: event.url.protocol === 'https:' });
  return compress(request, cacheable ? await revalidate(request, response) : response);
};

const awayPolicy = policyFor(awayPage);

/** Without the API there are not even sentences to say so with: then a page of its own does. */
async function answer(resolve: () => Promise<Response> | Response, event: RequestEvent): Promise<Response> {
  try {
    return await resolve();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, code: message } = error.problem;
    if (event.isDataRequest) return Response.json({ status, message }, { status });
    const id = event.platform?.req.handreich?.requestId;
    const page = id === undefined ? awayPage : awayPage.replace('</main>', `<p><small>${id}</small></p></main>`);
    return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
}

export const handle = sequence(safety, entrance, visitor, language);

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const inside = event.platform?.req.handreich;
  const id = inside?.requestId;
  if (error instanceof ApiError) return { status: error.problem.status, message: error.problem.code, id };
  if (kind !== 'unknown') return { id };
  const failure = { ...describeFailure(error), page: event.route.id };
  if (inside) inside.report(failure);
  // While developing there is no server around the site; like in its log, the message is left out: it may hold people's words.
  else console.error(JSON.stringify({ level: 50, msg: 'page failed', ...failure }));
  return { id };
};
