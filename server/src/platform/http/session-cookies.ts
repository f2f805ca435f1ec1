import '@fastify/cookie';
import type { FastifyReply } from 'fastify';

export type SessionCookie = 'access' | 'refresh';

const plainNames: Record<SessionCookie, string> = { access: 'handreich_access', refresh: 'handreich_refresh' };

/**
 * The name of a session's cookie where the portal is reached at `publicUrl`. With https it begins with `__Host-` (RFC 6265bis, section 4.1.3.2):
 * then no neighbouring name of the same domain and no plain http connection can put one there.
 */
export function sessionCookieName(kind: SessionCookie, publicUrl: string): string {
  return publicUrl.startsWith('https:') ? `__Host-${plainNames[kind]}` : plainNames[kind];
}

/** The session's cookie of a request. With https no other name counts: a neighbouring name of the domain could plant a session of its own under it. */
export function readSessionCookie(cookies: Record<string, string | undefined>, kind: SessionCookie, publicUrl: string): string | undefined {
  return cookies[sessionCookieName(kind, publicUrl)];
}

/** `Lax`, so that a link from a mail arrives signed in, while cross-site posts carry no cookie. `Secure` wherever the portal is reached by https. */
const attributes = (publicUrl: string) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: publicUrl.startsWith('https:') });

export function setSessionCookies(
  reply: FastifyReply,
  publicUrl: string,
  tokens: { accessToken: string; accessUntil: Date; refreshToken: string; sessionUntil: Date },
): void {
  reply.setCookie(sessionCookieName('access', publicUrl), tokens.accessToken, { ...attributes(publicUrl), expires: tokens.accessUntil });
  reply.setCookie(sessionCookieName('refresh', publicUrl), tokens.refreshToken, { ...attributes(publicUrl), expires: tokens.sessionUntil });
}

export function clearSessionCookies(reply: FastifyReply, publicUrl: string): void {
  for (const kind of ['access', 'refresh'] as const) reply.clearCookie(sessionCookieName(kind, publicUrl), attributes(publicUrl));
}
