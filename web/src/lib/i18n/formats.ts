import { formatTag } from './locales.ts';

const timeZone = 'Europe/Berlin';

/** Dates and numbers in the page's language, always in the county's time. */
export function createFormats(locale: string) {
  const tag = formatTag(locale);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(tag);
  return {
    /** A day: an instant (ISO 8601) or a calendar day (`2026-11-22`). */
    day: (value: string) => day.format(toDate(value)),
    moment: (value: string) => moment.format(new Date(value)),
    number: (value: number) => number.format(value),
  };
}

export type Formats = ReturnType<typeof createFormats>;

/** Noon keeps a calendar day the same day in Berlin. */
function toDate(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value);
}
