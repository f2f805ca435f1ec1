import type { Catalogue } from '../../platform/i18n/catalogue.ts';
import { localeCodes, sourceLocale, type Locale } from '../../platform/i18n/locales.ts';
import { shapeFaults } from '../../platform/i18n/message-shape.ts';

export const changeKinds = ['set', 'removed', 'settled'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * `file`: as the files say. `corrected`: the correction holds. `outdated`: it holds, but the file's text changed since it was written.
 * `unfit`: it does not hold, as the page has no such message any more or gives it other values. `settled`: the file says the same by now.
 */
export const states = ['file', 'corrected', 'outdated', 'unfit', 'settled'] as const;
export type State = (typeof states)[number];

/** As long as a correction may be, in characters. */
export const LONGEST = 2000;

/** Which text holds in a language, and how the correction stands to the files of today. */
export interface Standing {
  state: State;
  /** What people read; null where the language has no text, so that they read English. */
  text: string | null;
  fileText: string | null;
  /** What the German file says; null where the key is gone. */
  source: string | null;
}

export function judgeWording(
  files: Catalogue['files'],
  { locale, key }: { locale: string; key: string },
  stored?: { text: string; against: string | null },
): Standing {
  const fileText = files[locale]?.[key] ?? null;
  const source = files[sourceLocale]?.[key] ?? null;
  if (!stored) return { state: 'file', text: fileText, fileText, source };
  const state = stateOf(stored, { fileText, source, locale });
  return { state, text: state === 'unfit' ? fileText : stored.text, fileText, source };
}

function stateOf(
  stored: { text: string; against: string | null },
  { fileText, source, locale }: { fileText: string | null; source: string | null; locale: string },
): State {
  if (stored.text === fileText) return 'settled';
  if (source === null || shapeFaults(stored.text, source, locale).length > 0) return 'unfit';
  return stored.against === fileText ? 'corrected' : 'outdated';
}

/** The languages that have texts, in the order of the language menu. */
export function languagesOf(files: Catalogue['files']): Locale[] {
  return localeCodes.filter((locale) => files[locale]);
}

/** One order for all lists: by key, and the languages of a key in the order of the menu. */
export function compareWordings(one: { locale: string; key: string }, other: { locale: string; key: string }): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  const rank = ({ locale }: { locale: string }) => (localeCodes as readonly string[]).indexOf(locale);
  return rank(one) - rank(other);
}
