/** Abilities of a browser that nothing here uses, so nothing that slips in may either. */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Two years, as browsers ask for it. The names below the portal's own are left out: they may be somebody else's, and not ready. */
const HSTS = 'max-age=63072000';

/** Headers of every answer, whatever it is. `secure` says that the portal is reached by https. */
const always = (secure: boolean): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  ...(secure ? { 'strict-transport-security': HSTS } : {}),
});

/** What a browser minds when it shows an answer as a page of its own. A route that needs another value sets it. */
const ofPages: Record<string, string> = {
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-dns-prefetch-control': 'off',
  // The pages' check of forms needs the Origin header, which `no-referrer` would take away.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'permissions-policy': UNUSED.map((name) => `${name}=()`).join(', '),
  // For what is no page: a file, a problem. Pages bring their own.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Scripts and styles come by the dozen and are no pages: what only pages need would weigh more there than many of them. */
const isPart = (path: string): boolean => /^\/_app\/immutable\/.+\.(js|css)$/.test(path);

/** Gives the headers for an answer by the address that was asked for. */
export function safetyHeaders(secure: boolean): (url: string) => Record<string, string> {
  const [parts, pages] = [always(secure), { ...always(secure), ...ofPages }];
  return (url) => (isPart(url) ? parts : pages);
}
