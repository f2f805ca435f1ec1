import PostalMime from 'postal-mime';
import type { Address } from 'postal-mime';

/** A caught mail as `/dev/mails` shows it. What it holds is what somebody sent: never to be trusted as HTML. */
export interface CaughtMail {
  id: string;
  /** When it came in, ISO 8601. */
  at: string;
  from: string;
  /** Those whom the envelope named, not those of the To line. */
  to: string[];
  subject: string;
  messageId: string | null;
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
}

export async function parseMail(id: string, source: Uint8Array): Promise<CaughtMail> {
  const mail = await PostalMime.parse(source).catch(() => undefined);
  const headers = (mail?.headers ?? []).map(({ originalKey, value }) => ({ name: originalKey, value }));
  const envelope = headers.filter(({ name }) => name.toLowerCase() === 'delivered-to').map(({ value }) => value);
  return {
    id,
    at: timeOf(id),
    from: mail?.from ? spell(mail.from) : '',
    to: envelope.length > 0 ? envelope : (mail?.to ?? []).map(spell),
    subject: mail?.subject ?? '',
    messageId: mail?.messageId ?? null,
    headers,
    // A mail that cannot be parsed is still shown, as it came.
    text: mail ? (mail.text ?? null) : Buffer.from(source).toString('utf8'),
    html: mail?.html ?? null,
  };
}

/**
 * The lines that the last server on a mail's way puts above it (RFC 5321, 4.4; RFC 9228): whom the envelope named.
 * Nothing that could start another line gets through.
 */
export function envelopeLines(from: string, to: string[]): string {
  const lines = [`Return-Path: <${from}>`, ...to.map((address) => `Delivered-To: ${address}`)];
  return lines.map((line) => `${line.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}

function spell(address: Address): string {
  if (address.group) return address.name;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function timeOf(id: string): string {
  return id.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z');
}
