import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export interface ReceivedMail extends Email {
  /** Whom the envelope named. */
  recipients: string[];
  source: string;
  header(name: string): string | undefined;
}

export interface TestMailServer {
  url: string;
  mails: ReceivedMail[];
  to(address: string): ReceivedMail[];
  /** What the server answers to RCPT or at the end of DATA from now on; `undefined` accepts. */
  refusal: { at: 'RCPT' | 'DATA'; code: number; text: string } | undefined;
  /** The server vanishes; its port refuses connections. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

/** A real SMTP server on the loopback for one test file, whose mails are forgotten before each test. */
export function useMailServer(): TestMailServer {
  let server: SMTPServer | undefined;
  let port = 0;
  const state: TestMailServer = {
    url: '',
    mails: [],
    refusal: undefined,
    to: (address) => state.mails.filter(({ recipients }) => recipients.includes(address)),
    goAway: async () => {
      const gone = server;
      server = undefined;
      if (gone) await new Promise<void>((resolve) => gone.close(() => resolve()));
    },
    comeBack: async () => {
      if (server) return;
      server = build(state);
      await new Promise<void>((resolve) => server!.listen(port, '127.0.0.1', () => resolve()));
      port = (server.server.address() as AddressInfo).port;
      state.url = `smtp://127.0.0.1:${port}`;
    },
  };
  beforeAll(state.comeBack);
  beforeEach(async () => {
    await state.comeBack();
    state.mails.length = 0;
    state.refusal = undefined;
  });
  afterAll(state.goAway);
  return state;
}

function build(state: TestMailServer): SMTPServer {
  const refuse = (at: 'RCPT' | 'DATA') =>
    state.refusal?.at === at ? Object.assign(new Error(state.refusal.text), { responseCode: state.refusal.code }) : undefined;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onRcptTo: (_address, _session, done) => done(refuse('RCPT')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks);
        const refused = refuse('DATA');
        if (refused) return done(refused);
        PostalMime.parse(source).then((mail) => {
          const header = (name: string) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value;
          state.mails.push({ ...mail, source: source.toString('utf8'), recipients: session.envelope.rcptTo.map(({ address }) => address), header });
          done();
        }, done);
      });
    },
  });
  server.on('error', () => {});
  return server;
}
