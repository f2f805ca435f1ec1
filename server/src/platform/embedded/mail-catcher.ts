import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { envelopeLines } from './mail-parse.ts';
import { openMailStore } from './mail-store.ts';
import type { MailStore } from './mail-store.ts';

/** A real SMTP server that keeps every mail instead of passing it on, for as long as no SMTP_URL is set. */
export interface MailCatcher extends Omit<MailStore, 'add'> {
  /** `smtp://127.0.0.1:PORT`; takes mail without login or encryption, from this machine only. */
  smtpUrl: string;
  stop(): Promise<void>;
}

export interface MailCatcherOptions {
  /** DATA_DIR; mails lie below it in `mails/`, newest `keep` of them (500). */
  dataDir: string;
  keep?: number;
  /** Largest mail in bytes (10 MB); a larger one is refused with 552. */
  maxBytes?: number;
}

export async function startMailCatcher({ dataDir, keep = 500, maxBytes = 10_000_000 }: MailCatcherOptions): Promise<MailCatcher> {
  const store = openMailStore(join(dataDir, 'mails'), { limit: keep });
  const server = new SMTPServer({
    size: maxBytes,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    banner: 'Handreich mail catcher',
    // Pooled connections of a sender are cut, after their mail, when the portal stops.
    closeTimeout: 1000,
    onData(stream, session, done) {
      receive(stream, session).then((source) => (source ? store.add(source).then(() => done(), done) : done(tooLarge(maxBytes))), done);
    },
  });
  // A sender that hangs up is its own problem.
  server.on('error', () => {});
  const port = await listen(server);
  const { list, read, source } = store;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    ...{ list, read, source },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Buffer | undefined> {
  const { mailFrom, rcptTo } = session.envelope;
  const from = mailFrom ? mailFrom.address : '';
  const chunks: Buffer[] = [
    Buffer.from(
      envelopeLines(
        from,
        rcptTo.map(({ address }) => address),
      ),
    ),
  ];
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  }
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): Error {
  return Object.assign(new Error(`Mails may have ${maxBytes} bytes at the most`), { responseCode: 552 });
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
}
