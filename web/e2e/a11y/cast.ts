import type { Browser, BrowserContext } from 'playwright-core';
import { openWindow, watch, type Window } from '../browser.ts';
import type { Mailbox } from '../mailbox.ts';
import { signInByApi } from '../people.ts';
import type { RunningPortal } from '../portal.ts';

/** Who looks at pages, and what they may do. */
const roles = {
  visitor: {},
  /** Signed in, and nothing else yet. */
  newcomer: {},
  seeker: {},
  giver: {},
  member: {},
  moderator: { role: 'moderator', place: 'esslingen' },
  /** A moderator with nothing to do. */
  idle: { role: 'moderator', place: 'filder' },
  admin: { role: 'admin', place: 'landkreis-esslingen' },
} as const;

export type Person = keyof typeof roles;

export interface Cast {
  window(person: Person): Promise<Window>;
  context(person: Person): BrowserContext;
}

export const addressOf = (person: Person) => `${person}@handreich.example`;

/** Everybody signed in, each in a browser of their own whose windows share the sign-in. */
export async function gatherCast(browser: Browser, portal: RunningPortal, mailbox: Mailbox): Promise<Cast> {
  const contexts = new Map<Person, BrowserContext>();
  const people = Object.keys(roles) as Person[];
  await Promise.all(
    people.map(async (person) => {
      const { page } = await openWindow(browser, portal.url, { javaScript: true });
      const context = page.context();
      contexts.set(person, context);
      await page.close();
      const duty = roles[person];
      if ('role' in duty) await portal.grant(addressOf(person), duty.place, duty.role);
      if (person !== 'visitor') await signInByApi(context, mailbox, addressOf(person));
    }),
  );
  const context = (person: Person) => contexts.get(person)!;
  return { context, window: async (person) => watch(await context(person).newPage(), portal.url) };
}
