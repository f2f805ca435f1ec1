const strict: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Kit's form check needs the Origin header, which `no-referrer` would take away.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

interface Visit {
  signedIn: boolean;
  secure: boolean;
}

/** Headers that every page carries: nothing foreign, nothing private in a shared cache. */
export function protect(headers: Headers, { signedIn, secure }: Visit): void {
  for (const [name, value] of Object.entries(strict)) headers.set(name, value);
  if (secure) headers.set('strict-transport-security', 'max-age=31536000');
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
  }
  if (signedIn || headers.has('set-cookie')) headers.set('cache-control', 'private, no-store');
  else if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  if (!headers.has('vary')) headers.set('vary', 'Cookie');
}
