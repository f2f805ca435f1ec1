import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail extends Email {
  /** The envelope's recipients: where the mail really went. */
  recipients: string[];
  header(name: string): string | undefined;
}

export interface Mailbox {
  url: string;
  all: ReceivedMail[];
  /** The first mail to an address that fits, as soon as it is there; each mail is given once. */
  next(to: string, fits?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  close(): Promise<void>;
}

/** A real SMTP server on this machine that keeps what it receives. */
export async function openMailbox(): Promise<Mailbox> {
  const all: ReceivedMail[] = [];
  const given = new Set<ReceivedMail>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks);
        void PostalMime.parse(source).then((mail) => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          all.push({ ...mail, recipients, header: (name) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value });
          done();
        }, done);
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    all,
    async next(to, fits = () => true) {
      const theirs = () => all.filter((candidate) => candidate.recipients.includes(to));
      return until(`a mail to ${to}`, () => {
        const mail = theirs().find((candidate) => !given.has(candidate) && fits(candidate));
        if (mail) given.add(mail);
        return mail;
      }).catch((error: unknown) => {
        throw new Error(
          `${(error as Error).message}; so far came: ${
            theirs()
              .map(({ subject }) => subject)
              .join(' | ') || 'none'
          }`,
          { cause: error },
        );
      });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Asks again and again until there is an answer; a person would wait, too. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>, patienceMs = 20_000): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${patienceMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
