import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { aListing, usePortal } from '../../../test/portal.ts';
import { handleEvents } from '../../../test/work.ts';
import type { Actor } from '../../platform/authorized/actor.ts';
import { buildKeyring } from '../../platform/crypto/keyring.ts';
import { buildMailTransport } from '../../platform/mail/transport.ts';
import { listings } from '../listings/listings.table.ts';
import { mails } from '../notifications/notifications.table.ts';
import { forgetLinks, forgetSessions } from './accounts.forgetting.usecases.ts';
import { deleteMe } from './accounts.me.usecases.ts';
import { requestLoginLink } from './accounts.signin.usecases.ts';
import { loginLinks, sessions } from './accounts.table.ts';

const portal = usePortal();
const SECRET = 'a secret of tests that is long enough to be one';
const newKeys = buildKeyring(['another secret that has come after the first one', SECRET]);
const linksOf = (email: string) =>
  portal.deps.db
    .select()
    .from(loginLinks)
    .where(inArray(loginLinks.emailHash, newKeys.macs('email-lookup', email)));
const settle = async () => {
  // Nothing listens there: what is queued stays queued.
  const mail = buildMailTransport({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'Handreich <portal@handreich.example>' });
  await handleEvents({ ...portal.deps, mail: { ...mail, busy: true } });
  await mail.close();
};

describe('an account that is deleted', () => {
  test('takes along all sign-in links of its address, also those of another secret, with their mails, and nobody else’s', async () => {
    const email = 'leaving@handreich.example';
    const person = await portal.signIn(email);
    await portal.signIn('staying@handreich.example');
    await requestLoginLink({ ...portal.deps, ip: '127.0.0.1', input: { email } });
    await settle();
    await requestLoginLink({ ...portal.deps, ip: '127.0.0.1', keys: newKeys, input: { email } });
    const links = (await linksOf(email)).map(({ id }) => id);
    expect(links).toHaveLength(3);
    const mailsOfLinks = () => portal.deps.db.select().from(mails).where(inArray(mails.loginLinkId, links));
    expect(await mailsOfLinks()).toHaveLength(1);

    const actor: Actor = { kind: 'account', accountId: person.accountId, sessionId: portal.deps.newId(), locale: 'de', roles: [] };
    await deleteMe({ ...portal.deps, keys: newKeys, actor });
    expect(await linksOf(email)).toEqual([]);
    expect(await linksOf('staying@handreich.example')).toHaveLength(1);
    expect(await portal.deps.db.select().from(sessions).where(eq(sessions.accountId, person.accountId))).toMatchObject([{ endedAt: portal.clock.now() }]);
    await settle();
    expect(await mailsOfLinks()).toEqual([]);
  });

  test('takes along what it wrote into listings, open or not, and leaves those of others', async () => {
    const person = await portal.signIn('poster@handreich.example');
    const other = await portal.signIn('neighbour@handreich.example');
    const open = (await person.post('/api/listings', aListing())).body.id;
    const ended = (await person.post('/api/listings', aListing())).body.id;
    await person.post(`/api/listings/${ended}/close`, { outcome: 'fulfilled' });
    const theirs = (await other.post('/api/listings', aListing())).body.id;
    await person.delete('/api/me');
    const read = async () => {
      const rows = await portal.deps.db
        .select()
        .from(listings)
        .where(inArray(listings.id, [open, ended, theirs]))
        .orderBy(listings.id);
      return rows.map(({ title, body, status, outcome }) => [title, body, status, outcome]);
    };
    for (let run = 0; run < 2; run++) {
      await settle();
      expect(await read()).toEqual([
        ['………', '', 'closed', 'withdrawn'],
        ['………', '', 'closed', 'fulfilled'],
        ['Kinderfahrrad gesucht', 'Für unsere Tochter, sie ist 7.', 'pending', null],
      ]);
    }
  });
});

describe('sign-in links', () => {
  test('are forgotten a day after their end, however many there are', async () => {
    const email = 'forgetful@handreich.example';
    await portal.deps.db.delete(loginLinks);
    for (let count = 0; count < 3; count++) await requestLoginLink({ ...portal.deps, ip: '127.0.0.1', input: { email } });
    const [link] = await linksOf(email);
    const copies = Array.from({ length: 600 }, () => ({ ...link!, id: portal.deps.newId() }));
    await portal.deps.db.insert(loginLinks).values(copies);
    portal.clock.set(new Date(link!.expiresAt.getTime() + 86_400_000).toISOString());
    await requestLoginLink({ ...portal.deps, ip: '127.0.0.1', input: { email } });
    await forgetLinks(portal.deps);
    expect(await linksOf(email)).toHaveLength(604);
    portal.clock.advance(1);
    await Promise.all([forgetLinks(portal.deps), forgetLinks(portal.deps)]);
    expect(await linksOf(email)).toHaveLength(1);
  });
});

test('sessions are forgotten thirty days after they ended or were over; one that goes on stays, however old it is', async () => {
  const DAY = 86_400;
  const start = portal.clock.now();
  const after = (days: number) => new Date(start.getTime() + days * DAY * 1000);
  const { accountId } = await portal.signIn('many-sessions@handreich.example');
  const [own] = await portal.deps.db.select().from(sessions).where(eq(sessions.accountId, accountId));
  const kinds = {
    ended: { endedAt: after(0), expiresAt: after(60) },
    over: { endedAt: null, expiresAt: after(0) },
    open: { endedAt: null, expiresAt: after(200) },
  };
  const rows = Object.values(kinds).flatMap((times) => Array.from({ length: 600 }, () => ({ ...own!, ...times, id: portal.deps.newId() })));
  await portal.deps.db.insert(sessions).values(rows);
  const left = () => portal.deps.db.$count(sessions, eq(sessions.accountId, accountId));
  portal.clock.set(after(30).toISOString());
  await forgetSessions(portal.deps);
  expect(await left()).toBe(1 + 1_800);
  portal.clock.advance(1);
  await Promise.all([forgetSessions(portal.deps), forgetSessions(portal.deps)]);
  expect(await left()).toBe(1 + 600);
  portal.clock.set(start.toISOString());
});

test('what can be taken along names the sessions, without what opens them', async () => {
  const first = await portal.signIn('sessions@handreich.example');
  const start = portal.clock.now().toISOString();
  portal.clock.advance(60);
  await first.delete('/api/sessions/current');
  const second = await portal.signIn('sessions@handreich.example');
  const { body } = await second.get('/api/me/export');
  expect(body.accounts.sessions).toEqual([
    { createdAt: start, expiresAt: expect.any(String), endedAt: portal.clock.now().toISOString() },
    { createdAt: portal.clock.now().toISOString(), expiresAt: expect.any(String), endedAt: null },
  ]);
});
