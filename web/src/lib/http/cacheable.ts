/**
 * Pages that say the same to everybody who is not signed in: only they may be kept by caches. Everything else is private, and not
 * for search engines either.
 */
const publicPages = new Set(
  ['', '/listings', '/listings/[id]', '/organisations/[id]', '/accessibility', '/easy', '/sign-language'].map((path) => `/[locale=locale]${path}`),
);

export const isPublicPage = (route: string | null): boolean => route !== null && publicPages.has(route);

interface Visit {
  method: string;
  route: string | null;
  /** Whether the account of this visit is known to be nobody's: neither signed in, nor could it not be asked. */
  visitor: boolean;
}

interface Answer {
  status: number;
  headers: Headers;
}

/** Whether a cache between here and the visitor may keep an answer. What sets a cookie is for one person alone. */
export function isCacheable({ method, route, visitor }: Visit, { status, headers }: Answer): boolean {
  return visitor && status === 200 && ['GET', 'HEAD'].includes(method) && isPublicPage(route) && !headers.has('set-cookie');
}
