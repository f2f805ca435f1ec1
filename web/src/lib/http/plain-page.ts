/** Pages on which a visitor can do nothing but read and follow links. Who is signed in has forms there. */
const readOnly = new Set(['', '/listings/[id]', '/organisations/[id]', '/accessibility', '/easy', '/sign-language'].map((path) => `/[locale=locale]${path}`));

export const isReadOnly = (route: string | null): boolean => route !== null && readOnly.has(route);

/**
 * The page without its scripts: where there is nothing for them to do, they are most of what an old phone would load. Kit escapes whatever
 * stands inside of a script, so the first end of one is its own.
 */
export const withoutScripts = (html: string): string =>
  html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<link\b[^>]*rel="modulepreload"[^>]*>/g, '');
