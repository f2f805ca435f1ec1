import type { APIRequestContext } from 'playwright-core';
import type { Mailbox } from '../mailbox.ts';
import { ask } from '../people.ts';
import type { RunningPortal } from '../portal.ts';
import { addressOf, type Cast } from './cast.ts';

/** What people wrote, each in their own language: pages must say which. */
export const theirWords = {
  need: { text: 'نبحث عن سرير أطفال', lang: 'ar' },
  offer: { text: 'Дитяче ліжечко з матрацом', lang: 'uk' },
} as const;

/** Ids of what there is to look at. */
export interface World {
  need: string;
  offer: string;
  pending: string;
  returned: string;
  rejected: string;
  paused: string;
  fulfilled: string;
  organisation: string;
  conversation: string;
  /** Stops the mails of one kind: from a mail that really went out. */
  stopToken: string;
}

type Row = Record<string, any>;

/** Makes one of everything that pages show, through the API, as people would have done. */
export async function fillWorld(cast: Cast, portal: RunningPortal, mailbox: Mailbox): Promise<World> {
  const of = (person: Parameters<Cast['context']>[0]) => cast.context(person).request;
  const [seeker, giver, moderator] = [of('seeker'), of('giver'), of('moderator')];
  const joined = addOrganisation(portal);
  const post = async (by: APIRequestContext, fields: Row) => {
    const common = { kind: 'need', topic: 'baby', place: 'plochingen', lang: 'de', body: 'Für unser Kind, das im Januar kommt.\nAbholen ist möglich.' };
    return (await ask(by, '/api/listings', { ...common, ...fields })).id as string;
  };
  const decide = (id: string, decision: string, reason = {}) => ask(moderator, `/api/moderation/listings/${id}/decisions`, { decision, ...reason });
  const published = async (by: APIRequestContext, fields: Row) => {
    const id = await post(by, fields);
    await decide(id, 'approve');
    return id;
  };

  const need = await published(seeker, { title: theirWords.need.text, lang: theirWords.need.lang, body: 'لطفل عمره سنتان.' });
  const offer = await published(giver, { kind: 'offer', title: theirWords.offer.text, lang: theirWords.offer.lang, body: 'Майже нове.', capacity: 2 });
  // More than one page of a list holds.
  for (let number = 1; number <= 22; number++) await published(giver, { kind: 'offer', topic: 'household', title: `Stuhl Nummer ${number}` });
  const paused = await published(seeker, { title: 'Kinderwagen für Zwillinge' });
  await ask(seeker, `/api/listings/${paused}`, { paused: true }, 'PATCH');
  const fulfilled = await published(seeker, { title: 'Ein Hochstuhl' });
  await ask(seeker, `/api/listings/${fulfilled}/close`, { outcome: 'fulfilled' });
  const returned = await post(seeker, { title: 'Etwas' });
  await decide(returned, 'return', { reason: 'unclear', text: 'Was genau suchen Sie?' });
  const rejected = await post(seeker, { title: 'Alles sehr günstig' });
  await decide(rejected, 'reject', { reason: 'commercial' });

  // The queue: a plain one, one that was sent back before, one on a sensitive topic, and one that this moderator has agreed to already.
  const pending = await post(seeker, { title: 'Wickeltisch gesucht' });
  const again = await post(seeker, { title: 'Ein Laufgitter' });
  await decide(again, 'return', { reason: 'wrong_topic', text: 'Das gehört zu „Baby“.' });
  await ask(seeker, `/api/listings/${again}`, { title: 'Ein Laufgitter aus Holz' }, 'PATCH');
  await post(giver, { kind: 'offer', topic: 'room', title: 'Zimmer für zwei Personen' });
  await decide(await post(giver, { kind: 'offer', topic: 'room', title: 'Kleine Wohnung' }), 'approve');

  const { id: conversation } = await ask(giver, `/api/listings/${need}/conversations`, { text: 'Das Bett steht bereit.', listing: offer });
  await ask(seeker, `/api/conversations/${conversation}/messages`, { text: 'شكرا! سنأتي يوم السبت.' });
  const report = (by: APIRequestContext, type: string, id: string) =>
    ask(by, '/api/reports', { subject: { type, id }, reason: 'other', text: 'Bitte ansehen.' });
  await report(of('newcomer'), 'listing', need);
  await report(seeker, 'conversation', conversation);

  // A text that was corrected twice, where no other page shows it.
  const wording = '/api/wordings/fr/wording.none';
  const { revision } = await ask(of('admin'), wording, { text: 'Rien du tout.', revision: 0 }, 'PUT');
  await ask(of('admin'), wording, { text: 'Vraiment rien.', revision }, 'PUT');

  const told = await mailbox.next(addressOf('seeker'), (mail) => mail.header('list-unsubscribe') !== undefined);
  const stopToken = new URL(told.header('list-unsubscribe')!.slice(1, -1)).searchParams.get('token')!;
  await joined;
  const [{ id: organisation }] = (await ask(of('member'), '/api/me/organisations')).items as [{ id: string }];
  await published(of('member'), { kind: 'offer', title: 'Spielzeug für alle', organisation });
  return { need, offer, pending, returned, rejected, paused, fulfilled, organisation, conversation, stopToken };
}

async function addOrganisation(portal: RunningPortal): Promise<void> {
  await portal.admin(
    'organisations',
    'add',
    'naehkreis',
    '--name',
    'Nähkreis Zwirn',
    '--kind',
    'initiative',
    '--place',
    'plochingen',
    '--about',
    'Wir nähen.',
    '--website',
    'https://zwirn.example/',
  );
  await portal.admin('organisations', 'verify', 'naehkreis');
  await portal.admin('organisations', 'join', 'naehkreis', '--email', addressOf('member'));
}
