import type { RequestEvent } from '@sveltejs/kit';
import type { Locale } from './locales.ts';

export const localeCookie = 'handreich_locale';

/** Keeps the language that a person reads in, so that links without one open in it. */
export function rememberLocale({ cookies, url }: RequestEvent, locale: Locale): void {
  if (cookies.get(localeCookie) === locale) return;
  cookies.set(localeCookie, locale, {
    path: '/',
    maxAge: 60 * 60 * 24 * 365,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  });
}
