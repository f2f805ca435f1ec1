import { isLocale, type Locale } from '#lib/i18n/locales.ts';

export const kinds = ['corrected', 'outdated'] as const;

export interface Filter {
  language: Locale | undefined;
  key: string;
  q: string;
  only: (typeof kinds)[number] | undefined;
}

/** What somebody looks for, as the address says; without any of it the texts of the page's own language. */
export function readFilter(query: URLSearchParams, own: Locale): Filter {
  const language = query.get('language') ?? own;
  return {
    language: isLocale(language) ? language : undefined,
    key: query.get('key')?.trim().slice(0, 150) ?? '',
    q: query.get('q')?.trim().slice(0, 200) ?? '',
    only: kinds.find((kind) => kind === query.get('only')),
  };
}
