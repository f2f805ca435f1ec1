import { safeReason } from '../log/safe-reason.ts';

/**
 * What became of handing a mail over. `later`: it may go through another time; `unreachable` says that the server
 * itself could not be used, so that other mails would fare alike. `never`: the server refused this mail for good.
 */
export type SendOutcome = { kind: 'sent' } | { kind: 'later'; reason: string; unreachable: boolean } | { kind: 'never'; reason: string };

interface SmtpError {
  code?: unknown;
  command?: unknown;
  response?: unknown;
  responseCode?: unknown;
}

// Said instead of an answer about the mail: 421 "closing" (RFC 5321, 4.2.1), 503 "not now", 530, 534, 535 and 538 "not without (another) login" (RFC 4954, 6).
const aboutTheSession = new Set([421, 503, 530, 534, 535, 538]);

/**
 * Judges an error of nodemailer by RFC 5321 section 4.2.1: a 5yz reply to RCPT or DATA is about this mail and permanent, 552 (full, too large)
 * like the others, for each mail has one recipient (4.5.3.1.10 is about several); whatever concerns the connection, its encryption, the login or
 * the sender is ours or the server's trouble and may pass, and so does greylisting, which says 4yz.
 */
export function judgeSmtpError(error: unknown): SendOutcome {
  const { code, command, response, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as SmtpError;
  const step = typeof command === 'string' ? command : '';
  const reason = reasonOf(error, response);
  const reply = typeof responseCode === 'number' ? responseCode : 0;
  const aboutThisMail = (step === 'RCPT TO' || step === 'DATA') && !aboutTheSession.has(reply);
  if (aboutThisMail && reply >= 500) return { kind: 'never', reason };
  if (code === 'EENVELOPE' && step === 'API') return { kind: 'never', reason: 'the address cannot be used' };
  return { kind: 'later', reason, unreachable: !aboutThisMail };
}

// What nodemailer says of a connection holds hosts and codes, never what a mail says.
function reasonOf(error: unknown, response: unknown): string {
  if (typeof response === 'string' && response !== '') return cleanReply(response);
  return error instanceof Error && 'command' in error && error.command === 'CONN' ? cleanReply(error.message) : safeReason(error);
}

/** A server's words as one line to keep: without controls and without the addresses that such replies like to quote. */
export function cleanReply(reply: string): string {
  return reply
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/[^\s<>]+@[^\s<>]+/g, '[address]')
    .replace(/\s{2,}/g, ' ')
    .trim()
    .slice(0, 300);
}
