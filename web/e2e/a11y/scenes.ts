import type { Page } from 'playwright-core';
import type { MessageKey } from '../../src/lib/i18n/keys.generated.ts';
import type { Locale } from '../../src/lib/i18n/locales.ts';
import { until } from '../mailbox.ts';
import { button } from '../people.ts';
import { words } from '../words.ts';
import type { Person } from './cast.ts';
import type { World } from './world.ts';

/** One page in one state, as one person sees it. */
export interface Scene {
  /** The folder of the page, see `routes.ts`; pages of errors have none. */
  route: string | null;
  state: string;
  who: Person;
  /** Below the language's path. */
  at(world: World): string;
  /** What is done there until the page is in its state. */
  then?(page: Page, locale: Locale): Promise<void>;
  /** Names of the fields that a form was refused for; empty where it was refused for another reason. */
  refused?: string[];
  status?: number;
}

const at = (path: string) => () => path;
const wordingRoute = '/wording/[language=locale]/[key]';

/** Sends a form that the browser itself would not let go, and waits for the answer. `opener` opens the dialog that it stands in. */
export function refuse(key: MessageKey, fill: Record<string, string> = {}, opener?: MessageKey) {
  return async (page: Page, locale: Locale) => {
    const { t } = words(locale);
    const send = button(page, t(key)).first();
    // What is folded away before the page's scripts have come is folded away again by them.
    await until(`the button "${t(key)}"`, async () => {
      await openAll(page);
      if (await send.isVisible()) return true;
      if (opener && (await button(page, t(opener)).isVisible())) await button(page, t(opener)).click();
      return undefined;
    });
    await page.evaluate(() => document.querySelectorAll('form').forEach((form) => (form.noValidate = true)));
    for (const [name, value] of Object.entries(fill)) await page.locator(`[name="${name}"]`).first().fill(value);
    await send.click();
    await page.getByRole('alert').first().waitFor();
  };
}

const press = (key: MessageKey, then: MessageKey) => async (page: Page, locale: Locale) => {
  await button(page, words(locale).t(key)).first().click();
  await page.getByText(words(locale).t(then)).first().waitFor();
};

/** Opens whatever a page keeps folded. */
export async function openAll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const folded = document.querySelectorAll<HTMLDetailsElement>('main details:not([open])');
    for (const details of folded) details.open = true;
    return folded.length;
  });
}

const askForMail = async (page: Page, locale: Locale) => {
  const { t } = words(locale);
  await page.getByLabel(t('login.email')).fill(`mail-${locale}@handreich.example`);
  await button(page, t('login.send')).click();
  await page.getByText(t('login.sent')).waitFor();
};

/** Before anybody has written anything. */
export const emptyScenes: Scene[] = [
  { route: '/', state: 'with nothing in it', who: 'visitor', at: at('') },
  { route: '/listings', state: 'with nothing in it', who: 'visitor', at: at('/listings') },
  { route: '/me/listings', state: 'with nothing in it', who: 'newcomer', at: at('/me/listings') },
  { route: '/conversations', state: 'with nothing in it', who: 'newcomer', at: at('/conversations') },
  { route: '/moderation', state: 'with nothing to do', who: 'idle', at: at('/moderation') },
];

const listing =
  (name: keyof World, query = '') =>
  (world: World) =>
    `/listings/${world[name]}${query}`;

export const scenes: Scene[] = [
  { route: '/', state: 'with listings', who: 'visitor', at: at('') },
  { route: '/', state: 'after leaving', who: 'visitor', at: at('?done=deleted') },
  { route: '/listings', state: 'with more than a page', who: 'visitor', at: at('/listings') },
  { route: '/listings', state: 'filtered, with nothing found', who: 'visitor', at: at('/listings?kind=need&topic=work&q=gibtesnicht') },
  { route: '/listings/new', state: 'before choosing', who: 'newcomer', at: at('/listings/new') },
  { route: '/listings/new', state: 'not signed in', who: 'visitor', at: at('/listings/new?kind=need') },
  { route: '/listings/new', state: 'a need', who: 'newcomer', at: at('/listings/new?kind=need') },
  { route: '/listings/new', state: 'an offer of an organisation', who: 'member', at: at('/listings/new?kind=offer') },
  {
    route: '/listings/new',
    state: 'refused',
    who: 'newcomer',
    at: at('/listings/new?kind=need'),
    then: refuse('listings.send.need'),
    refused: ['title', 'topic', 'place'],
  },
  { route: '/listings/[id]', state: 'to a visitor', who: 'visitor', at: listing('need') },
  { route: '/listings/[id]', state: 'an offer to somebody who could write', who: 'seeker', at: listing('offer') },
  { route: '/listings/[id]', state: 'with a message refused', who: 'newcomer', at: listing('offer'), then: refuse('contact.send'), refused: ['text'] },
  { route: '/listings/[id]', state: 'with a report refused', who: 'newcomer', at: listing('offer'), then: refuse('reports.send'), refused: ['reason'] },
  { route: '/listings/[id]', state: 'just sent', who: 'seeker', at: listing('pending', '?done=created') },
  { route: '/listings/[id]', state: 'published, to its owner', who: 'seeker', at: listing('need') },
  { route: '/listings/[id]', state: 'paused, to its owner', who: 'seeker', at: listing('paused', '?done=paused') },
  { route: '/listings/[id]', state: 'sent back, to its owner', who: 'seeker', at: listing('returned') },
  { route: '/listings/[id]', state: 'rejected, to its owner', who: 'seeker', at: listing('rejected') },
  { route: '/listings/[id]', state: 'fulfilled, to its owner', who: 'seeker', at: listing('fulfilled', '?done=fulfilled') },
  { route: '/listings/[id]', state: 'to a moderator', who: 'moderator', at: listing('need') },
  { route: '/listings/[id]/edit', state: 'sent back', who: 'seeker', at: ({ returned }) => `/listings/${returned}/edit` },
  {
    route: '/listings/[id]/edit',
    state: 'refused',
    who: 'seeker',
    at: ({ need }) => `/listings/${need}/edit`,
    then: refuse('listings.save', { title: '' }),
    refused: ['title'],
  },
  { route: '/login', state: 'asking for the address', who: 'visitor', at: at('/login') },
  { route: '/login', state: 'with the address refused', who: 'visitor', at: at('/login'), then: refuse('login.send'), refused: ['email'] },
  { route: '/login', state: 'asking for the code', who: 'visitor', at: at('/login'), then: askForMail },
  {
    route: '/login',
    state: 'with the code refused',
    who: 'visitor',
    at: at('/login'),
    then: async (page, locale) => {
      await askForMail(page, locale);
      await refuse('login.codeGo', { code: '12' })(page, locale);
    },
    refused: ['code'],
  },
  { route: '/login', state: 'behind a mailed link', who: 'visitor', at: at('/login?token=x') },
  { route: '/login', state: 'behind a link that is over', who: 'visitor', at: at('/login?token=x'), then: refuse('login.token.go'), refused: [] },
  { route: '/me', state: 'as it is', who: 'seeker', at: at('/me') },
  { route: '/me', state: 'saved', who: 'seeker', at: at('/me?saved') },
  {
    route: '/me',
    state: 'with the name refused',
    who: 'giver',
    at: at('/me'),
    then: refuse('me.save', { displayName: 'Büro\u202E' }),
    refused: ['displayName'],
  },
  { route: '/me', state: 'with leaving refused', who: 'giver', at: at('/me'), then: refuse('me.removeGo', {}, 'me.removeOpen'), refused: ['sure'] },
  { route: '/me/listings', state: 'with matches', who: 'seeker', at: at('/me/listings') },
  { route: '/conversations', state: 'with something new', who: 'giver', at: at('/conversations') },
  { route: '/conversations/[id]', state: 'to who was asked', who: 'seeker', at: ({ conversation }) => `/conversations/${conversation}` },
  { route: '/conversations/[id]', state: 'to who wrote first', who: 'giver', at: ({ conversation }) => `/conversations/${conversation}` },
  {
    route: '/conversations/[id]',
    state: 'with an answer refused',
    who: 'seeker',
    at: ({ conversation }) => `/conversations/${conversation}`,
    then: refuse('conversations.send'),
    refused: ['text'],
  },
  { route: '/moderation', state: 'with queue and reports', who: 'moderator', at: at('/moderation?done=approved') },
  { route: '/moderation', state: 'with a decision refused', who: 'moderator', at: at('/moderation'), then: refuse('moderation.return'), refused: ['reason'] },
  { route: '/accessibility', state: 'as it is', who: 'visitor', at: at('/accessibility') },
  { route: '/sign-language', state: 'without a film', who: 'visitor', at: at('/sign-language') },
  { route: '/easy', state: 'as it is', who: 'visitor', at: at('/easy') },
  { route: '/wording', state: 'with all texts', who: 'admin', at: at('/wording') },
  { route: '/wording', state: 'with nothing found', who: 'admin', at: at('/wording?q=gibtesnicht') },
  { route: wordingRoute, state: 'corrected', who: 'admin', at: at('/wording/fr/wording.none?done=saved') },
  {
    route: wordingRoute,
    state: 'looked at before it is saved',
    who: 'admin',
    at: at('/wording/ar/moderation.queue'),
    then: press('wording.preview', 'wording.previewTitle'),
  },
  {
    route: wordingRoute,
    state: 'refused',
    who: 'admin',
    at: at('/wording/fr/wording.none'),
    then: refuse('wording.save', { text: '{' }),
    refused: ['text'],
  },
  { route: '/organisations/[id]', state: 'with what it offers', who: 'visitor', at: ({ organisation }) => `/organisations/${organisation}` },
  { route: '/unsubscribe', state: 'asking once more', who: 'visitor', at: ({ stopToken }) => `/unsubscribe?token=${stopToken}` },
  {
    route: '/unsubscribe',
    state: 'done',
    who: 'visitor',
    at: ({ stopToken }) => `/unsubscribe?token=${stopToken}`,
    then: press('unsubscribe.go', 'unsubscribe.done'),
  },
  { route: '/unsubscribe', state: 'without a token', who: 'visitor', at: at('/unsubscribe') },
  { route: '/unsubscribe', state: 'with a broken token', who: 'visitor', at: at('/unsubscribe?token=x'), then: refuse('unsubscribe.go'), refused: [] },
  { route: null, state: 'of a page that does not exist', who: 'visitor', at: at('/nothing'), status: 404 },
  { route: null, state: 'of a listing that does not exist', who: 'seeker', at: at('/listings/01890000-0000-7000-8000-000000000000'), status: 404 },
  { route: null, state: 'of a page that is not for everybody', who: 'newcomer', at: at('/moderation'), status: 403 },
];
