import { isLocale, localeCodes, type Locale } from './locales.ts';

/** The locale that a path starts with, if it does. */
export function localeOfPath(pathname: string): Locale | undefined {
  const segment = pathname.split('/')[1];
  return isLocale(segment) ? segment : undefined;
}

const isForDevelopers = (pathname: string) => pathname.startsWith('/dev/');
const query = (search: string) => [...new URLSearchParams(search)].filter(([name]) => name !== 'locale');

/** Pages for developers have one address; they are asked in which language they shall speak. */
export function askedLocale({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): Locale | undefined {
  const asked = searchParams.get('locale') ?? undefined;
  return isForDevelopers(pathname) && isLocale(asked) ? asked : undefined;
}

/** The same page in another language; query and all. */
export function pathInLocale(url: { pathname: string; search: string }, locale: Locale): string {
  if (isForDevelopers(url.pathname)) return `${url.pathname}?${new URLSearchParams([...query(url.search), ['locale', locale]]).toString()}`;
  const current = localeOfPath(url.pathname);
  const rest = current === undefined ? url.pathname : url.pathname.slice(current.length + 1);
  return `/${locale}${rest === '/' ? '' : rest}${url.search}`;
}

/** Paths of files are no pages: nobody wants /favicon.ico in German. */
export function wantsLocale(pathname: string): boolean {
  if (localeOfPath(pathname) !== undefined) return false;
  if (/^\/(api|dev|_app)(\/|$)/.test(pathname)) return false;
  return !/\.[a-z0-9]+$/i.test(pathname);
}

/** Where a page stands: its own address, and the ones in all languages; `x-default` is the one that asks the browser which. */
export function addressesOf({ origin, pathname }: { origin: string; pathname: string }) {
  const current = localeOfPath(pathname);
  const rest = current === undefined ? pathname : pathname.slice(current.length + 1);
  return {
    own: origin + pathname,
    others: [
      ...localeCodes.map((locale) => ({ lang: locale as string, href: origin + pathInLocale({ pathname, search: '' }, locale) })),
      { lang: 'x-default', href: origin + (rest || '/') },
    ],
  };
}
