import type { RequestEvent } from '@sveltejs/kit';
import { callApi, take } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { Account } from '#lib/api/types.ts';
import { needsRefresh } from './access-token.ts';

export const accessCookie = 'handreich_access';
export const refreshCookie = 'handreich_refresh';

/** Renews the session when its access cookie is gone or nearly so; a session that ended is forgotten. */
export async function keepSession(event: RequestEvent): Promise<void> {
  const refreshToken = event.cookies.get(refreshCookie);
  if (refreshToken === undefined) return;
  if (!needsRefresh(event.cookies.get(accessCookie), new Date())) return;
  const response = await callApi(
    event,
    new Request('http://api.internal/api/sessions/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    }),
  );
  if (response.status === 400 || response.status === 401) forgetSession(event);
}

/** The account of this visit, or null for a visitor. Raises ApiError when the API does not answer. */
export async function loadAccount(event: RequestEvent): Promise<Account | null> {
  if (event.cookies.get(accessCookie) === undefined) return null;
  try {
    return await take(event.locals.api.GET('/api/me'));
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.status !== 401) throw error;
    forgetSession(event);
    return null;
  }
}

export function forgetSession({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): void {
  for (const name of [accessCookie, refreshCookie]) {
    cookies.delete(name, { path: '/', secure: url.protocol === 'https:' });
  }
}
