import { formatTag } from './locales.ts';

const timeZone = 'Europe/Berlin';

/** Dates and numbers in the page's language, always in the county's time. */
export function createFormats(locale: string) {
  const tag = formatTag(locale);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const language = new Intl.DisplayNames([tag], { type: 'language' });
  const number = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag);
  return {
    /** A day: an instant (ISO 8601) or a calendar day (`2026-11-22`). */
    day: (value: string) => day.format(toDate(value)),
    /** The hour of an instant. */
    time: (value: string) => time.format(new Date(value)),
    moment: (value: string) => moment.format(new Date(value)),
    /** What a language is called, in the reader's own. */
    language: (code: string) => nameOf(language, code),
    number: (value: number) => number.format(value),
    /** `a, b und c` */
    list: (values: readonly string[]) => list.format(values),
  };
}

export type Formats = ReturnType<typeof createFormats>;

/** Noon keeps a calendar day the same day in Berlin. */
function toDate(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value);
}

/** A well-formed tag may still be more than Intl has names for (`de-u-nu-arab`): then it names itself. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
