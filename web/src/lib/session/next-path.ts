/**
 * A path of this portal that a person may be sent to after signing in, or undefined. Everything that a
 * browser could read as another host (`//x`, `/\x`, control characters) is refused.
 */
export function safeNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500) return undefined;
  // eslint-disable-next-line no-control-regex -- browsers drop these and then see another host
  if (!value.startsWith('/') || /^\/[/\\]|[\u0000-\u0020\u007f\\]/.test(value)) return undefined;
  const base = 'http://portal.invalid';
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    return undefined;
  }
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined;
  // Only pages: never the API, never a file.
  if (/^\/(api|dev|_app)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
