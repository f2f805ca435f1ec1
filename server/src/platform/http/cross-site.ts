import type { IncomingHttpHeaders } from 'node:http';

/** What says where a request was made; a browser sets it by itself, and no script can change it. */
export const provenanceHeaders = ['sec-fetch-site', 'origin', 'referer'] as const;

/**
 * Whether a browser was made to send this by a page that is not the portal's. `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454)
 * must both agree where they are there; `Referer` counts where both are missing, as with browsers of before 2020. None of the three: that is
 * a program, not a page; no browser that keeps `SameSite=Lax` sends a cookie along from another site without one of them.
 */
export function isCrossSite(headers: IncomingHttpHeaders, own: string): boolean {
  const { 'sec-fetch-site': site, origin, referer } = headers;
  if (site && site !== 'same-origin' && site !== 'none') return true;
  if (origin) return origin !== own;
  return !site && !!referer && (!URL.canParse(referer) || new URL(referer).origin !== own);
}
