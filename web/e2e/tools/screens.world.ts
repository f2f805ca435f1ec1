import type { BrowserContext } from 'playwright-core';
import type { Locale } from '../../src/lib/i18n/locales.ts';
import type { Mailbox, ReceivedMail } from '../mailbox.ts';
import { ask, signInByApi } from '../people.ts';
import type { RunningPortal } from '../portal.ts';
import { words } from '../words.ts';

/** What the pictures tell: the same story in two languages, between people who do not exist. */
const stories = {
  de: {
    seeker: 'Amina',
    giver: 'Familie Brandt',
    need: {
      title: 'Kinderwagen gesucht',
      body: 'Unser Kind kommt im Januar. Ein Kinderwagen mit Liegewanne wäre eine große Hilfe. Abholen können wir selbst.',
    },
    offer: { title: 'Kinderwagen mit Liegewanne zu verschenken', body: 'Gut erhalten, mit Regendach. Unser Jüngster läuft jetzt selbst.' },
    talk: [
      'Guten Tag, der Kinderwagen steht bereit. Passt Ihnen Samstagvormittag?',
      'Guten Tag! Ja, sehr gern. Wir kommen um zehn.',
      'Schön. Sie finden uns am Bahnhof, ich bringe ihn mit.',
    ],
  },
  ar: {
    seeker: 'سلمى',
    giver: 'عائلة براندت',
    need: { title: 'نبحث عن عربة أطفال', body: 'طفلنا سيولد في يناير، وعربة أطفال ستساعدنا كثيرا. يمكننا استلامها بأنفسنا.' },
    offer: { title: 'عربة أطفال مجانا', body: 'بحالة جيدة، مع غطاء للمطر.' },
    talk: ['مرحبا، العربة جاهزة. هل يناسبكم صباح السبت؟'],
  },
} as const satisfies Partial<Record<Locale, unknown>>;

export interface Told {
  need: string;
  offer: string;
  conversation: string;
  /** The mail by which the seeker was told of the offer. */
  matchMail: ReceivedMail;
}

interface People {
  seeker: BrowserContext;
  giver: BrowserContext;
  moderator: BrowserContext;
}

/** Lets two people find each other, and talk. The moderator is signed in already. */
export async function tellStory({ seeker, giver, moderator }: People, mailbox: Mailbox, locale: keyof typeof stories): Promise<Told> {
  const story = stories[locale];
  const seekerEmail = `seeker-${locale}@handreich.example`;
  await signInByApi(seeker, mailbox, seekerEmail, locale);
  await signInByApi(giver, mailbox, `giver-${locale}@handreich.example`, locale);
  await ask(seeker.request, '/api/me', { displayName: story.seeker }, 'PATCH');
  await ask(giver.request, '/api/me', { displayName: story.giver }, 'PATCH');
  const post = async (by: BrowserContext, fields: object) => {
    const { id } = await ask(by.request, '/api/listings', { topic: 'baby', lang: locale, reachKm: 20, ...fields });
    await ask(moderator.request, `/api/moderation/listings/${id}/decisions`, { decision: 'approve' });
    return id as string;
  };
  const offer = await post(giver, { ...story.offer, kind: 'offer', place: 'esslingen-am-neckar' });
  const need = await post(seeker, { ...story.need, kind: 'need', place: 'plochingen' });
  const why = words(locale).mail('match.why');
  const matchMail = await mailbox.next(seekerEmail, ({ text }) => Boolean(text?.includes(why) && text.includes(story.offer.title)));
  const { id: conversation } = await ask(giver.request, `/api/listings/${need}/conversations`, { text: story.talk[0], listing: offer });
  for (const [index, text] of story.talk.slice(1).entries())
    await ask((index % 2 === 0 ? seeker : giver).request, `/api/conversations/${conversation}/messages`, { text });
  return { need, offer, conversation, matchMail };
}

/** What waits for the moderator: a plain listing and a risky one, both from somebody else, and a report. */
export async function fillQueue(poster: BrowserContext, mailbox: Mailbox, reported: string): Promise<void> {
  await signInByApi(poster, mailbox, 'poster@handreich.example');
  const post = (fields: object) => ask(poster.request, '/api/listings', { place: 'wernau', lang: 'de', reachKm: 20, ...fields });
  await post({ kind: 'need', topic: 'tutoring', title: 'Hilfe in Mathematik, Klasse 7', body: 'Einmal in der Woche, am liebsten nachmittags.' });
  await post({ kind: 'offer', topic: 'room', title: 'Zimmer frei für drei Monate', body: 'Möbliert, zehn Minuten zum Bahnhof.' });
  await ask(poster.request, '/api/reports', { subject: { type: 'listing', id: reported }, reason: 'other', text: 'Ist das noch aktuell?' });
}

export const makeModerator = async (portal: RunningPortal, context: BrowserContext, mailbox: Mailbox) => {
  await portal.grant('moderator@handreich.example', 'esslingen');
  await signInByApi(context, mailbox, 'moderator@handreich.example');
};
