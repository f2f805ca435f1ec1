import type { RequestEvent } from '@sveltejs/kit';

export type SessionCookie = 'access' | 'refresh';

/** The names that the API gives a session's cookie at an address, the present one first; with https the earlier one, without prefix, still counts. */
export function sessionCookieNames(kind: SessionCookie, url: Pick<URL, 'protocol'>): string[] {
  const plain = `handreich_${kind}`;
  return url.protocol === 'https:' ? [`__Host-${plain}`, plain] : [plain];
}

export function readSessionCookie({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, kind: SessionCookie): string | undefined {
  for (const name of sessionCookieNames(kind, url)) {
    const value = cookies.get(name);
    if (value) return value;
  }
  return undefined;
}
