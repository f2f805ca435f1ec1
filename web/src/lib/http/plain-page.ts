import { isPublicPage } from './cacheable.ts';

/** The one public page on which a visitor does more than read and follow links: its search is a form. */
const search = '/[locale=locale]/listings';

/** Pages on which a visitor can do nothing but read. Who is signed in has forms there. */
export const isReadOnly = (route: string | null): boolean => isPublicPage(route) && route !== search;

/**
 * The page without its scripts: where there is nothing for them to do, they are most of what an old phone would load. Kit escapes whatever
 * stands inside of a script, so the first end of one is its own.
 */
export const withoutScripts = (html: string): string =>
  html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<link\b[^>]*rel="modulepreload"[^>]*>/g, '');
