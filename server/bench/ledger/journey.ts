import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../test/processes.ts';
import type { MailSink } from './mail-sink.ts';
import type { PersistentClient } from './persistent-client.ts';

/** Everything that the portal has said yes to. */
export interface Book {
  /** Addresses, one entry for each sign-in link that was accepted. */
  loginLinks: string[];
  listings: { id: string; kind: 'need' | 'offer'; title: string; email: string }[];
  /** Listings whose approval was accepted. */
  approved: string[];
  closed: string[];
  conversations: { id: string; listing: string }[];
  messages: { conversation: string; text: string; to: string }[];
  /** Pairs that share a word: both sides are to be told. */
  pairs: { need: string; offer: string; needy: string; giver: string }[];
}

export const emptyBook = (): Book => ({ loginLinks: [], listings: [], approved: [], closed: [], conversations: [], messages: [], pairs: [] });

export interface Scene {
  book: Book;
  client: PersistentClient;
  mails: MailSink;
  random: () => number;
}

export interface Person {
  email: string;
  token: string;
}

const SIGN_IN_PATIENCE_MS = 600_000;
const LONGEST_THOUGHT_MS = 120;

/** Asks for a link, reads the mail, and signs in with it. */
export async function signIn({ book, client, mails }: Scene, email: string): Promise<Person> {
  expectStatus(await client.write('/api/login-links', { email, locale: 'de' }), 202);
  book.loginLinks.push(email);
  const token = await until(`the sign-in mail to ${email}`, () => /login\?token=([^\s"&]+)/.exec(mails.to(email)[0]?.text ?? '')?.[1], SIGN_IN_PATIENCE_MS);
  const { accessToken } = expectStatus<{ accessToken: string }>(await client.write('/api/sessions', { token: decodeURIComponent(token) }), 201);
  return { email, token: accessToken };
}

/** Two people who need each other: both sign in, post, are approved and write; now and then one posts something more and takes it back. */
export async function goTheWay(scene: Scene, moderator: Person, { word, name }: { word: string; name: string }): Promise<void> {
  const { book, client, random } = scene;
  const think = () => sleep(random() * LONGEST_THOUGHT_MS);

  async function post(person: Person, kind: 'need' | 'offer', title: string): Promise<string> {
    const listing = { kind, title, body: '', topic: 'bicycle', place: 'esslingen-am-neckar', lang: 'de' };
    const { id } = expectStatus<{ id: string }>(await client.write('/api/listings', listing, person.token), 201);
    book.listings.push({ id, kind, title, email: person.email });
    await think();
    return id;
  }
  async function approve(id: string): Promise<void> {
    expectStatus(await client.write(`/api/moderation/listings/${id}/decisions`, { decision: 'approve' }, moderator.token), 200);
    book.approved.push(id);
    await think();
  }

  const needy = await signIn(scene, `need-${name}@example.org`);
  const giver = await signIn(scene, `offer-${name}@example.org`);
  const need = await post(needy, 'need', `${word} ${word}`);
  const offer = await post(giver, 'offer', `${word} ${word}`);
  await approve(need);
  await approve(offer);
  book.pairs.push({ need, offer, needy: needy.email, giver: giver.email });

  const first = `Ich habe ${word}.`;
  const { id } = expectStatus<{ id: string }>(await client.write(`/api/listings/${need}/conversations`, { text: first }, giver.token), 201);
  book.conversations.push({ id, listing: need });
  book.messages.push({ conversation: id, text: first, to: needy.email });
  await think();
  const answer = `Danke für ${word}!`;
  expectStatus(await client.write(`/api/conversations/${id}/messages`, { text: answer }, needy.token), 201);
  book.messages.push({ conversation: id, text: answer, to: giver.email });
  await think();

  if (random() < 0.3) {
    const more = await post(needy, 'need', `${name} allein`);
    await approve(more);
    expectStatus(await client.write(`/api/listings/${more}/close`, { outcome: 'withdrawn' }, needy.token), 200);
    book.closed.push(more);
  }
}

function expectStatus<T>(reply: { status: number; body: unknown; text: string }, status: number): T {
  if (reply.status !== status) throw new Error(`${status} was expected, and the answer was ${reply.status}: ${reply.text}`);
  return reply.body as T;
}
