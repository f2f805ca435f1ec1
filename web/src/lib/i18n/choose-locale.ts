import { defaultLocale, isLocale, type Locale } from './locales.ts';

interface Wanted {
  tag: string;
  weight: number;
}

/** Reads an Accept-Language header (RFC 9110, section 12.5.4), best first. */
function wantedLanguages(header: string): Wanted[] {
  return header
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => param.trim()).find((param) => param.startsWith('q='));
      const weight = quality === undefined ? 1 : Number(quality.slice(2));
      return { tag, weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** The person's own choice first, then what the browser asks for, then German. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  for (const { tag } of wantedLanguages(acceptLanguage ?? '')) {
    if (isLocale(tag)) return tag;
    const base = canonical(tag).split('-')[0];
    if (isLocale(base)) return base;
  }
  return defaultLocale;
}

/** Some languages have several codes: Dari is `prs` or `fa-AF`, Arabic also `arb` (CLDR's aliases). */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}
