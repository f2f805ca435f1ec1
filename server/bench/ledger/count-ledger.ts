import { createHash } from 'node:crypto';
import type { Sql } from '../../src/platform/db/db.ts';
import type { Book } from './journey.ts';
import type { MailSink } from './mail-sink.ts';
import type { Tally } from './persistent-client.ts';

/** What the run itself was like. */
export interface Facts {
  store: string;
  kills: number;
  flushes: number;
  redisKills: number;
  /** Seconds from the last journey's end until nothing was left to do. */
  quietAfter: number;
  exitCode: number | string | null;
}

/** One line of the ledger. Where `limit` is given, `value` must be just that. */
export interface Line {
  what: string;
  value: number;
  limit?: number;
  /** Up to three examples of what is wrong. */
  examples?: string[];
}

export interface Ledger {
  facts: Facts;
  lines: Line[];
  holds: boolean;
}

interface Counting {
  sql: Sql;
  book: Book;
  mails: MailSink;
  tally: Tally;
  facts: Facts;
}

/** Holds what the portal said yes to against what its database holds and what arrived by mail. */
export async function countLedger(counting: Counting): Promise<Ledger> {
  const { book, mails, tally, facts } = counting;
  const told = await countTold(counting);
  const writes = await countWrites(counting);
  const copies = mails.copies.length;
  const distinct = new Set(mails.copies.map(({ messageId, to }) => `${messageId} ${to}`)).size;
  const lines: Line[] = [
    { what: 'writes accepted', value: tally.answered },
    { what: 'tries without an answer', value: tally.unanswered },
    { what: 'lost answers given again', value: tally.replayed },
    ...writes,
    { what: 'pairs to be told', value: book.pairs.length },
    ...told,
    { what: 'mails that arrived, each copy', value: copies },
    { what: 'of them second copies of one Message-ID', value: copies - distinct },
    ...(await countLeft(counting)),
    { what: 'exit code at the end', value: Number(facts.exitCode ?? -1), limit: 0 },
  ];
  return { facts, lines, holds: lines.every(({ value, limit }) => limit === undefined || value === limit) };
}

const wrong = (what: string, examples: string[]): Line => ({ what, value: examples.length, limit: 0, examples: examples.slice(0, 3) });
const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id));

/** Every write that was accepted is there once, by its id and by its key, and none is there that was not asked for. */
async function countWrites({ sql, book, tally }: Counting): Promise<Line[]> {
  const listings = await sql<{ id: string; kind: string; title: string; status: string }[]>`select id, kind, title, status from listings`;
  const byId = new Map(listings.map((listing) => [listing.id, listing]));
  const asked = new Set(book.listings.map(({ id }) => id));
  const decisions = await sql<{ id: string; times: number }[]>`select listing_id as id, count(*)::int as times from moderation_decisions group by 1`;
  const decided = new Map(decisions.map(({ id, times }) => [id, times]));
  const conversations = ids(await sql<{ id: string }[]>`select id from conversations`);
  const messages = await sql<{ conversation: string; text: string }[]>`select conversation_id as conversation, text from messages`;
  const written = countBy(messages.map(({ conversation, text }) => `${conversation} ${text}`));
  const messageKeys = book.messages.map(({ conversation, text }) => `${conversation} ${text}`);
  const kept = new Set(
    (await sql<{ hash: string }[]>`select encode(key_hash, 'hex') as hash from once_answers where status is not null`).map(({ hash }) => hash),
  );
  return [
    wrong('accepted, but not there', [
      ...book.listings.filter(({ id, title }) => byId.get(id)?.title !== title).map(({ id }) => `listing ${id}`),
      ...book.approved.filter((id) => !decided.has(id)).map((id) => `approval of ${id}`),
      ...book.closed.filter((id) => byId.get(id)?.status !== 'closed').map((id) => `end of ${id}`),
      ...book.conversations.filter(({ id }) => !conversations.has(id)).map(({ id }) => `conversation ${id}`),
      ...messageKeys.filter((key) => !written.has(key)).map((key) => `message ${key}`),
    ]),
    wrong('there more than once, or never accepted', [
      ...listings.filter(({ id }) => !asked.has(id)).map(({ id, title }) => `listing ${id} ${title}`),
      ...[...decided].filter(([, times]) => times !== 1).map(([id, times]) => `${times} decisions about ${id}`),
      ...[...conversations].filter((id) => !book.conversations.some((conversation) => conversation.id === id)).map((id) => `conversation ${id}`),
      ...[...written].filter(([key, times]) => times !== 1 || !messageKeys.includes(key)).map(([key, times]) => `message ${key}, ${times} times`),
    ]),
    wrong(
      'keys without their answer',
      tally.keys.filter((key) => !kept.has(createHash('sha256').update(key).digest('hex'))),
    ),
  ];
}

/** Every reason reaches whom it concerns under one Message-ID, and nothing else reaches anybody. */
async function countTold({ sql, book, mails }: Counting): Promise<Line[]> {
  const rows = await sql<{ messageId: string; reason: string; kind: string }[]>`select message_id as "messageId", reason, kind from mails`;
  const known = new Map(rows.map((row) => [row.messageId, row]));
  const addressOf = new Map(book.listings.map(({ id, email }) => [id, email]));
  // Withdrawn at once: whether its owner still heard of the approval is a matter of chance.
  const closed = new Set(book.closed);
  const expected = countBy([
    ...book.loginLinks.map((email) => `login ${email}`),
    ...book.approved.filter((id) => !closed.has(id)).map((id) => `listing ${addressOf.get(id)}`),
    ...book.messages.map(({ to }) => `message ${to}`),
    ...book.pairs.flatMap(({ need, offer, needy, giver }) => [needy, giver].map((email) => `match:${need}:${offer} ${email}`)),
  ]);
  const tolerated = countBy(book.closed.map((id) => `listing ${addressOf.get(id)}`));
  const strangers: string[] = [];
  const received = new Map<string, Set<string>>();
  for (const { messageId, to } of mails.copies) {
    const row = known.get(messageId);
    if (!row) strangers.push(`${messageId} to ${to}`);
    const what = `${row?.kind === 'match' ? row.reason : row?.kind} ${to}`;
    received.set(what, (received.get(what) ?? new Set()).add(messageId));
  }
  const times = (what: string) => received.get(what)?.size ?? 0;
  const all = [...expected.keys()];
  return [
    { what: 'reasons to be told, one recipient each', value: [...expected.values()].reduce((sum, count) => sum + count, 0) },
    wrong(
      'reasons never told',
      all.filter((what) => times(what) < expected.get(what)!),
    ),
    wrong('told under more than one Message-ID, or not to be told', [
      ...[...received.keys()].filter((what) => times(what) > (expected.get(what) ?? 0) + (tolerated.get(what) ?? 0)),
      ...strangers,
    ]),
  ];
}

async function countLeft({ sql }: Counting): Promise<Line[]> {
  const [left] = await sql<Record<string, number>[]>`
    select (select count(*)::int from outbox_deliveries where done_at is null and failed_at is null) as open,
           (select count(*)::int from outbox_deliveries where failed_at is not null) as failed,
           (select count(*)::int from mails where sent_at is null and dropped_at is null and given_up_at is null) as waiting,
           (select count(*)::int from mails where given_up_at is not null) as "givenUp"`;
  return [
    { what: 'deliveries left open', value: left!.open!, limit: 0 },
    { what: 'deliveries failed for good', value: left!.failed!, limit: 0 },
    { what: 'mails left waiting', value: left!.waiting!, limit: 0 },
    { what: 'mails given up', value: left!.givenUp!, limit: 0 },
  ];
}

function countBy(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
