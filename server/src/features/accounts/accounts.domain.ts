import { invalidField } from '../../platform/errors/domain-error.ts';

export const LOGIN_LINK_MINUTES = 30;
export const WRONG_CODES_ALLOWED = 5;
/** Wrong codes, counted over all links of an address in a day, after which codes are refused for it; links go on. One wrong try counts for each link that is open. */
export const WRONG_CODES_A_DAY = 60;
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
  if (!next || !/^\/(?!\/)[\x21-\x7e]*$/.test(next) || next.includes('\\')) return null;
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

// Six digits or more of any script however they are grouped, an at sign, the beginning of a web address, or what looks like one.
const contact = /(\p{Nd}[\s/().,_+–-]*){6}|@|\(at\)|:\/\/|www\.|\b[\p{L}\d-]+\.(com|net|org|de|eu|info|io|me|ru|ua|tr|fr)\b/iu;
// What leaves no ink (Unicode's default ignorables and the blank braille pattern), but for the joiners that Persian and Indic names are written with; direction controls are refused for every line already.
const inkless = /(?!\u200c|\u200d|[\u202a-\u202e\u2066-\u2069])[\p{Default_Ignorable_Code_Point}\u2800]/u;
const ownNames = /moderation|moderator|handreich|landratsamt|landkreis|administrator|^admin$|модератор|модерац|администратор|الادارة|المشرف/;
// Letters of Cyrillic and Greek that look like Latin ones.
const lookalikes: Record<string, string> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ο: 'o', α: 'a', ι: 'i' };

/** A name as somebody reads it in passing: without marks, joiners, spaces and signs; `latin` also takes lookalikes for what they look like. */
function plainLetters(name: string): { own: string; latin: string } {
  const own = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');
  return { own, latin: [...own].map((letter) => lookalikes[letter] ?? letter).join('') };
}

/**
 * Why a display name may not be shown: others read it on public pages and in mails without anybody having looked at it.
 * It holds no way round the portal's protected messages, and nobody passes for the portal, its moderators or the county.
 */
export function judgeName(name: string): 'contact_in_name' | 'reserved_name' | 'control_characters' | undefined {
  if (inkless.test(name)) return 'control_characters';
  if (contact.test(name.normalize('NFKC'))) return 'contact_in_name';
  const { own, latin } = plainLetters(name);
  return ownNames.test(own) || ownNames.test(latin) ? 'reserved_name' : undefined;
}
