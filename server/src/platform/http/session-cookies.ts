import '@fastify/cookie';
import type { FastifyReply } from 'fastify';

export const ACCESS_COOKIE = 'handreich_access';
export const REFRESH_COOKIE = 'handreich_refresh';

/** `Lax`, so that a link from a mail arrives signed in, while cross-site posts carry no cookie. `Secure` wherever the portal is reached by https. */
const attributes = (publicUrl: string) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: publicUrl.startsWith('https:') });

export function setSessionCookies(
  reply: FastifyReply,
  publicUrl: string,
  tokens: { accessToken: string; accessUntil: Date; refreshToken: string; sessionUntil: Date },
): void {
  reply.setCookie(ACCESS_COOKIE, tokens.accessToken, { ...attributes(publicUrl), expires: tokens.accessUntil });
  reply.setCookie(REFRESH_COOKIE, tokens.refreshToken, { ...attributes(publicUrl), expires: tokens.sessionUntil });
}

export function clearSessionCookies(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(ACCESS_COOKIE, attributes(publicUrl));
  reply.clearCookie(REFRESH_COOKIE, attributes(publicUrl));
}
