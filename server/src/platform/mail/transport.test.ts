import { afterEach, describe, expect, test } from 'vitest';
import { startScriptedSmtp, type ScriptedSmtp, type SmtpScript } from '../../../test/scripted-smtp.ts';
import type { SendOutcome } from './outcome.ts';
import { SENDS_AT_ONCE, buildMailTransport, type MailTransport, type OutgoingMail } from './transport.ts';

const mail = (number = 1): OutgoingMail => ({
  to: `person-${number}@example.org`,
  subject: 'Eine neue Nachricht für Sie',
  text: 'Guten Tag',
  html: '<p>Guten Tag</p>',
  messageId: `${number}@handreich.example`,
  date: new Date('2026-11-22T12:00:00Z'),
  headers: { 'Auto-Submitted': 'auto-generated' },
});

let server: ScriptedSmtp;
let transport: MailTransport;
async function open(script: SmtpScript, address: Parameters<ScriptedSmtp['url']>[0] = {}) {
  server = await startScriptedSmtp(script);
  transport = buildMailTransport({ smtpUrl: server.url(address), mailFrom: 'Handreich <portal@handreich.example>' });
}
afterEach(async () => {
  await transport.close();
  await server.close();
});

const later = (unreachable: boolean, reason: string | RegExp): SendOutcome => ({
  kind: 'later',
  unreachable,
  reason: expect.stringMatching(reason) as string,
});
const never = (reason: string): SendOutcome => ({ kind: 'never', reason });
const login = { login: 'portal:wrong' };
const ehlo = (...offers: string[]) => ['250-mail.example', ...offers.map((offer) => `250-${offer}`), '250 SIZE 1000000'].join('\r\n');

describe('an answer of the mail server', () => {
  test.each<[string, SmtpScript, SendOutcome]>([
    ['closing (421) in the middle is no word about the mail', { RCPT: '421 4.3.2 shutting down' }, later(true, '^421')],
    ['a busy mailbox (450) may be free later', { RCPT: '450 4.2.1 mailbox busy' }, later(false, '^450')],
    ['a full mailbox (552) is full for this mail', { RCPT: '552 5.2.2 mailbox full' }, never('552 5.2.2 mailbox full')],
    ['too large (552) stays too large', { '.': '552 5.3.4 message too big' }, never('552 5.3.4 message too big')],
    ['a sender that is refused is ours', { MAIL: '553 5.7.1 not your address' }, later(true, '^553')],
    ['a login that is missing is ours', { RCPT: '530 5.7.0 authentication required' }, later(true, '^530')],
    ['a connection that is lost when the mail was handed over leaves it open', { '.': 'hang up' }, later(true, 'closed unexpectedly')],
    ['a connection that is lost before says the server is away', { EHLO: 'hang up', HELO: 'hang up' }, later(true, '.')],
  ])('%s', async (_name, script, outcome) => {
    await open(script);
    expect(await transport.send(mail())).toEqual(outcome);
  });

  test('a wrong login is ours, and its words are not kept', async () => {
    await open({ EHLO: ehlo('AUTH PLAIN'), AUTH: '535 5.7.8 wrong password for <portal@handreich.example>' }, login);
    expect(await transport.send(mail())).toEqual(later(true, '^535 5.7.8 wrong password for <\\[address\\]>$'));
  });

  test('encryption that is demanded and refused is no reason to send without', async () => {
    await open({ EHLO: ehlo('STARTTLS', 'AUTH PLAIN'), STARTTLS: '454 4.7.0 not available' }, { ...login, query: 'requireTLS=true' });
    expect(await transport.send(mail())).toEqual(later(true, '.'));
    expect(server.lines.join('\n')).not.toMatch(/^(AUTH|MAIL|DATA)/m);
  });

  test('greylisting is over the next time', async () => {
    await open({ RCPT: (times) => (times === 1 ? '451 4.7.1 greylisted, come back in 300 s' : '250 ok') });
    expect(await transport.send(mail())).toEqual(later(false, '^451 4.7.1 greylisted'));
    expect(await transport.send(mail())).toEqual({ kind: 'sent' });
  });
});

test('many mails share a few connections', async () => {
  await open({});
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, number) => transport.send(mail(number))));
  expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
  expect(server.connections).toBeGreaterThan(1);
  expect(server.connections).toBeLessThanOrEqual(SENDS_AT_ONCE);
  expect(server.lines.filter((line) => line.startsWith('Message-ID:'))).toHaveLength(40);
});

test('a mail says that a machine wrote it, and nothing about its precedence', async () => {
  await open({});
  await transport.send(mail());
  const head = server.lines.join('\n').split('\n\n')[0]!;
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(head).toMatch(/^Message-ID: <1@handreich\.example>$/m);
  expect(head).not.toMatch(/^(Precedence|X-Mailer|Bcc):/im);
});
