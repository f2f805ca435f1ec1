import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { headerLine, isPlainAddress, parseSender } from './address.ts';
import { signMessage, type DkimKey } from './dkim.ts';
import { judgeSmtpError, type SendOutcome } from './outcome.ts';

/** A mail as it goes out. `messageId` without angle brackets; `headers` are ours, never people's words. */
export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  date: Date;
  headers: Record<string, string>;
}

export interface MailTransport {
  /** Whether it sends as many mails as it can at once; another one would wait. */
  readonly busy: boolean;
  /** Hands one mail over; never throws. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** How many mails one process hands over at the same time. */
export const SENDS_AT_ONCE = 4;

/** Opens the way to the mail server of SMTP_URL with a few kept connections; mails are signed where there is a key. Nothing is connected before the first mail. */
export function buildMailTransport({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>, dkim?: DkimKey): MailTransport {
  if (!smtpUrl) throw new Error('a mail transport needs the address of a mail server');
  const from = parseSender(mailFrom);
  const smtp = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: SENDS_AT_ONCE,
    maxMessages: 100,
    // Trying again is decided by the rows of mails, which outlive this process.
    maxRequeues: 0,
    idleTimeout: 30_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // nodemailer's own signer knows neither Ed25519 nor oversigning, and sends unsigned what it cannot sign.
  if (dkim)
    smtp.use('stream', (mail, done) => {
      mail.message.processFunc((input) => Readable.from(signed(input, dkim, mail.data.date)));
      done();
    });
  // Idle connections that the server drops are no news.
  smtp.on('error', () => {});
  let sending = 0;
  return {
    get busy() {
      return sending >= SENDS_AT_ONCE;
    },
    async send(mail) {
      if (!isPlainAddress(mail.to)) return { kind: 'never', reason: 'the address cannot be used' };
      sending += 1;
      try {
        await smtp.sendMail({
          from,
          to: { name: '', address: mail.to },
          envelope: { from: from.address, to: [mail.to] },
          subject: headerLine(mail.subject, 200),
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.messageId}>`,
          date: mail.date,
          headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, { prepared: true, value: headerLine(value, 900) }])),
        });
        return { kind: 'sent' };
      } catch (error) {
        return judgeSmtpError(error);
      } finally {
        sending -= 1;
      }
    },
    close: async () => smtp.close(),
  };
}

async function* signed(input: Readable, key: DkimKey, date: unknown): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(chunk as Buffer);
  yield signMessage(Buffer.concat(chunks), key, date instanceof Date ? date : new Date(String(date)));
}
