import { createHash } from 'node:crypto';

interface Visit {
  /** Whether caches may keep the answer (./cacheable.ts). */
  cacheable: boolean;
  /** Whether search engines may list the page. */
  listed: boolean;
  secure: boolean;
}

/**
 * What every answer of the site says about itself: what it may load, and who may keep it. Headers that all answers of the portal share are
 * set around the site (server/src/platform/http/safety-headers.ts).
 */
export function protect(headers: Headers, { cacheable, listed, secure }: Visit): void {
  const policy = headers.get('content-security-policy') ?? policyFor('');
  headers.set('content-security-policy', secure ? `${policy}; upgrade-insecure-requests` : policy);
  // Whether somebody is signed in stands in a cookie; what an answer says depends on it.
  if (!headers.has('vary')) headers.set('vary', 'Cookie');
  if (!listed) headers.set('x-robots-tag', 'noindex');
  if (cacheable) {
    // Kept, but asked about each time: what a moderator hides is gone at once.
    headers.set('cache-control', 'public, no-cache');
    return;
  }
  // A cookie is for one person alone, whatever the answer says about itself: any answer may bring a renewed session along.
  if (headers.has('set-cookie') || !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  headers.delete('etag');
}

/** The policy of a page that is written by hand: it loads nothing, but uses the styles that it brings, by their hash. */
export function policyFor(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style!);
  const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return [
    "default-src 'none'",
    ...(hashes.length > 0 ? [`style-src ${hashes.join(' ')}`] : []),
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ].join('; ');
}
