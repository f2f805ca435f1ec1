import { expect, test } from 'vitest';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { useTestDatabase } from '../../test/database.ts';
import { publishedListing } from '../../test/published-listings.ts';
import { countLedger, type Facts } from './count-ledger.ts';
import { emptyBook, type Book } from './journey.ts';
import type { Copy, MailSink } from './mail-sink.ts';
import type { Tally } from './persistent-client.ts';

const database = useTestDatabase();
const facts: Facts = { store: 'postgres', kills: 0, flushes: 0, redisKills: 0, quietAfter: 0, exitCode: 0 };
const noKeys: Tally = { answered: 0, unanswered: 0, replayed: 0, keys: [] };

/** The lines that are broken, with how much. */
async function broken(book: Partial<Book>, { copies = [], tally = noKeys }: { copies?: Copy[]; tally?: Tally } = {}): Promise<Record<string, number>> {
  const mails = { copies } as unknown as MailSink;
  const { lines, holds } = await countLedger({ sql: database.sql, book: { ...emptyBook(), ...book }, mails, tally, facts });
  const wrong = lines.filter(({ value, limit }) => limit !== undefined && value !== limit);
  expect(holds).toBe(wrong.length === 0);
  return Object.fromEntries(wrong.map(({ what, value }) => [what, value]));
}

const id = '019a0000-0000-7000-8000-000000000001';

test('a ledger of nothing balances', async () => {
  expect(await broken({})).toEqual({});
});

test('what was accepted and is not there is a loss', async () => {
  const book = {
    listings: [{ id, kind: 'need' as const, title: 'word', email: 'a@example.org' }],
    closed: [id],
    conversations: [{ id, listing: id }],
  };
  expect(await broken(book)).toEqual({ 'accepted, but not there': 3 });
  expect(await broken({}, { tally: { ...noKeys, keys: ['one', 'two'] } })).toEqual({ 'keys without their answer': 2 });
});

test('a reason that nobody heard is a loss', async () => {
  const pair = { need: id, offer: id, needy: 'a@example.org', giver: 'b@example.org' };
  expect(await broken({ pairs: [pair], loginLinks: ['a@example.org'] })).toEqual({ 'reasons never told': 3 });
});

test('a second Message-ID is told twice, a second copy of one is not, and a mail that nobody wrote is found', async () => {
  const { sql } = database;
  await sql`insert into accounts (id, locale, created_at) values (${id}, 'de', now())`;
  for (const name of ['one', 'two'])
    await sql`
      insert into mails (id, kind, reason, account_id, params, message_id, created_at, due_at, attempts, first_tried_at, sent_at)
      values (gen_random_uuid(), 'listing', ${name}, ${id}, '{}', ${name}, now(), now(), 1, now(), now())`;
  const to = 'a@example.org';
  const copies = (...messageIds: string[]) => messageIds.map((messageId) => ({ messageId, to, text: '' }));
  const book = { listings: [{ id, kind: 'need' as const, title: 'twice', email: to }], approved: [id] };
  const absent = { 'accepted, but not there': 2 };
  const twice = 'told under more than one Message-ID, or not to be told';
  expect(await broken(book, { copies: copies('one', 'one') })).toEqual(absent);
  expect(await broken(book, { copies: copies('one', 'two') })).toEqual({ ...absent, [twice]: 1 });
  expect(await broken(book, { copies: copies('one', 'unknown') })).toEqual({ ...absent, [twice]: 2 });
});

test('what is there and was never accepted is found', async () => {
  await publishedListing({ db: database.db, clock: systemClock });
  expect(await broken({})).toEqual({ 'there more than once, or never accepted': 1 });
});
