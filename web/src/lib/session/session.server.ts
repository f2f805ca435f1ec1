import type { RequestEvent } from '@sveltejs/kit';
import { callApi, take } from '#lib/api/client.ts';
import { ApiError, toProblem } from '#lib/api/problem.ts';
import type { Account } from '#lib/api/types.ts';
import { needsRefresh } from './access-token.ts';
import { readSessionCookie, sessionCookieName } from './session-cookies.ts';

/**
 * The account of this visit, or null for a visitor. Renews the session when its access token is nearly over, and also when the
 * API no longer takes a token that looks good (its secret was changed); a session that ended is forgotten. Raises ApiError when
 * the API does not answer: then nothing is forgotten.
 */
export async function loadAccount(event: RequestEvent): Promise<Account | null> {
  const renewed = needsRefresh(readSessionCookie(event, 'access'), new Date()) && (await renewSession(event));
  if (readSessionCookie(event, 'access') === undefined) return null;
  let account = await readAccount(event);
  if (account === null && !renewed && (await renewSession(event))) account = await readAccount(event);
  if (account === null) forgetSession(event);
  return account;
}

/** Exchanges the refresh token; the answer's cookies serve the rest of this visit. False when there is none or it is no longer taken. */
async function renewSession(event: RequestEvent): Promise<boolean> {
  const refreshToken = readSessionCookie(event, 'refresh');
  if (refreshToken === undefined) return false;
  const response = await callApi(
    event,
    new Request('http://api.internal/api/sessions/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    }),
  );
  if (response.ok) return true;
  // Only a clear "no" ends a session: under load or while the database is away it is still good.
  if (response.status !== 400 && response.status !== 401) throw new ApiError(toProblem(response.status, undefined, response.headers.get('retry-after')));
  forgetSession(event);
  return false;
}

async function readAccount(event: RequestEvent): Promise<Account | null> {
  try {
    return await take(event.locals.api.GET('/api/me'));
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.status !== 401) throw error;
    return null;
  }
}

export function forgetSession({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): void {
  for (const name of [sessionCookieName('access', url), sessionCookieName('refresh', url)]) {
    if (cookies.get(name) !== undefined) cookies.delete(name, { path: '/', secure: url.protocol === 'https:' });
  }
}
