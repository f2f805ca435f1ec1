import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { listings } from '../src/features/listings/listings.table.ts';
import { sendDueMails } from '../src/features/notifications/notifications.sending.usecases.ts';
import { mails, type Mail } from '../src/features/notifications/notifications.table.ts';
import type { WorkerDeps } from '../src/platform/jobs/define-job.ts';
import { buildMailTransport, type MailTransport } from '../src/platform/mail/transport.ts';
import { useMailServer, type ReceivedMail, type TestMailServer } from './mail-server.ts';
import { aListing, usePortal, type Caller, type TestPortal } from './portal.ts';
import { handleEvents } from './work.ts';

export interface MailedPortal {
  server: TestMailServer;
  portal: TestPortal;
  /** What a worker has; each test may give it other settings. */
  deps: WorkerDeps;
  transport: MailTransport;
  /** Two people, new for each test. */
  anna: Caller;
  ben: Caller;
  moderator: Caller;
  /** Handles everything that was published and sends what is due. */
  settle(): Promise<void>;
  /** Handles everything that was published; the mails stay where they are. */
  handleOnly(): Promise<void>;
  publish(by: Caller, fields?: Record<string, unknown>): Promise<string>;
  write(from: Caller, listingId: string, text: string): Promise<string>;
  mailsOf(caller: Caller): Promise<Mail[]>;
  /** Mails about matches that came to somebody. */
  matchMails(caller: Caller): ReceivedMail[];
}

/** A portal with a real mail server, whose events and mails are worked off when a test says so. */
export function useMailedPortal(): MailedPortal {
  const server = useMailServer();
  const portal = usePortal({ start: '2026-11-16T10:00:00Z' });
  const world = { server, portal } as MailedPortal;

  world.settle = async () => {
    await handleEvents(world.deps);
    await sendDueMails(world.deps);
    await handleEvents(world.deps);
  };
  world.handleOnly = () => handleEvents({ ...world.deps, mail: { ...world.transport, busy: true } });
  world.publish = async (by, fields) => {
    const { body } = await by.post<{ id: string }>('/api/listings', aListing(fields));
    await world.moderator.post(`/api/moderation/listings/${body.id}/decisions`, { decision: 'approve' });
    return body.id;
  };
  world.write = async (from, listingId, text) => {
    const { status, body } = await from.post<{ id: string }>(`/api/listings/${listingId}/conversations`, { text });
    expect([status, body]).toEqual([201, expect.anything()]);
    return body.id;
  };
  world.mailsOf = ({ accountId }) => world.deps.db.select().from(mails).where(eq(mails.accountId, accountId)).orderBy(mails.createdAt, mails.id);
  world.matchMails = ({ email }) => server.to(email).filter(({ subject }) => subject?.includes('passt zu'));

  beforeAll(async () => {
    world.transport = buildMailTransport({ smtpUrl: server.url, mailFrom: 'Handreich <portal@handreich.example>' });
    world.moderator = await portal.moderator('esslingen');
  });
  afterAll(() => world.transport.close());

  beforeEach(async () => {
    portal.clock.set('2026-11-16T10:00:00Z');
    const config = { ...portal.deps.config, publicUrl: 'https://hilfe.example', mailDomain: 'handreich.example' };
    world.deps = { ...portal.deps, config, mail: world.transport };
    await world.settle();
    // What earlier tests published would match.
    await world.deps.db.update(listings).set({ paused: true });
    const tag = world.deps.newId().slice(-8);
    world.anna = await portal.signIn(`anna-${tag}@example.org`);
    world.ben = await portal.signIn(`ben-${tag}@example.org`);
    await world.settle();
    server.mails.length = 0;
  });
  return world;
}
