import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** One copy that arrived, for one recipient. */
export interface Copy {
  messageId: string;
  to: string;
  text: string;
}

export interface MailSink {
  url: string;
  /** Every copy that was taken, in the order of its arrival. */
  copies: Copy[];
  /** The newest copies to an address. */
  to(address: string): Copy[];
  close(): Promise<void>;
}

/** A real SMTP server on the loopback that keeps every copy, also the one whose sender dies before the answer reaches it. */
export async function openMailSink(): Promise<MailSink> {
  const copies: Copy[] = [];
  const byAddress = new Map<string, Copy[]>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then(({ messageId = '', text = '' }) => {
          for (const { address } of session.envelope.rcptTo) {
            const copy = { messageId: messageId.replace(/^<|>$/g, ''), to: address, text };
            copies.push(copy);
            byAddress.set(address, [copy, ...(byAddress.get(address) ?? [])]);
          }
          done();
        }, done);
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    copies,
    to: (address) => byAddress.get(address) ?? [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
