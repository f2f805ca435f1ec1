import { invalidField } from '../../platform/errors/domain-error.ts';

export const LOGIN_LINK_MINUTES = 30;
export const WRONG_CODES_ALLOWED = 5;
export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const SESSION_DAYS = 60;
/** How long the predecessor of a refresh token still answers with its successor: two tabs, or an answer that got lost. */
export const REFRESH_GRACE_SECONDS = 30;

/** One spelling of an address: without outer space, lower case, composed. Two spellings of one mailbox shall not become two accounts. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** A path of this portal that may be opened after signing in; null for anything that could lead elsewhere. */
export function localPath(next: string | null | undefined): string | null {
  if (!next || !/^\/(?![/\\])[^\\\s]*$/.test(next)) return null;
  const url = URL.canParse(next, 'http://portal.invalid') ? new URL(next, 'http://portal.invalid') : undefined;
  return url?.origin === 'http://portal.invalid' ? next : null;
}

/** What becomes of a login link when somebody presents its token or its code. */
export function judgeLink(link: { usedAt: Date | null; expiresAt: Date } | undefined, now: Date): 'good' | 'unknown' | 'used' | 'expired' {
  if (!link) return 'unknown';
  if (link.usedAt) return 'used';
  return link.expiresAt <= now ? 'expired' : 'good';
}

/** What a refresh token of some generation is worth against its session. */
export function judgeRefresh(session: { generation: number; rotatedAt: Date }, generation: number, now: Date): 'current' | 'just_replaced' | 'reused' {
  if (generation === session.generation) return 'current';
  const age = (now.getTime() - session.rotatedAt.getTime()) / 1000;
  return generation === session.generation - 1 && age <= REFRESH_GRACE_SECONDS ? 'just_replaced' : 'reused';
}

/** An address as RFC 5321 writes it, without quoting and comments, which no mailbox of a person needs. */
export function requireEmail(email: string): string {
  const normalised = normaliseEmail(email);
  const [local, domain, ...rest] = normalised.split('@');
  const good =
    local &&
    domain &&
    rest.length === 0 &&
    local.length <= 64 &&
    normalised.length <= 254 &&
    /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(domain) &&
    !domain.includes('..');
  if (!good) throw invalidField('/email', 'input.email', {}, 'is not an e-mail address');
  return normalised;
}
