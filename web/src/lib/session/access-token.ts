/** Seconds before its end at which an access token is renewed, so that no call in the request meets a dead one. */
const margin = 30;

/** Whether a JWT is missing, unreadable or about to expire. It is not verified here: the API does that. */
export function needsRefresh(token: string | undefined, now: Date): boolean {
  if (token === undefined || token === '') return true;
  try {
    const payload = token.split('.')[1] ?? '';
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { exp?: unknown };
    return typeof exp !== 'number' || exp - margin <= now.getTime() / 1000;
  } catch {
    return true;
  }
}
