import type { FastifyInstance } from 'fastify';
import './access.ts';
import type { Keyring } from '../crypto/keyring.ts';

/** The session that an access token (a JWT, RFC 7519) names, under any secret at hand, or undefined for a token that is not ours or over. */
export function sessionOfToken(app: Pick<FastifyInstance, 'jwt'>, keys: Keyring, token: string, now: Date): string | undefined {
  for (const key of keys.keys('access-token')) {
    try {
      return app.jwt.verify<{ sid: string }>(token, { key, algorithms: ['HS256'], clockTimestamp: now.getTime() }).sid;
    } catch {
      // Signed under another secret, over, or not a token: the next key says the same or knows it.
    }
  }
  return undefined;
}
