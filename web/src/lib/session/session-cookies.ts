import type { RequestEvent } from '@sveltejs/kit';

export type SessionCookie = 'access' | 'refresh';

/** The name that the API gives a session's cookie at an address; no other name counts. */
export function sessionCookieName(kind: SessionCookie, url: Pick<URL, 'protocol'>): string {
  return `${url.protocol === 'https:' ? '__Host-' : ''}handreich_${kind}`;
}

export function readSessionCookie({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, kind: SessionCookie): string | undefined {
  return cookies.get(sessionCookieName(kind, url)) || undefined;
}
