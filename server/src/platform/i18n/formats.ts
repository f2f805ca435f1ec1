import { formatTag } from './locales.ts';

/** Dates and lists in a reader's language, as the pages write them. */
export function createFormats(locale: string) {
  const tag = formatTag(locale);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(tag);
  return {
    /** A calendar day (`2026-11-22`). */
    day: (value: string): string => days.format(new Date(`${value}T00:00:00Z`)),
    /** `a, b und c` */
    list: (values: readonly string[]): string => lists.format(values),
  };
}
