import { IntlMessageFormat } from 'intl-messageformat';
import { formatTag } from './locales.ts';
import type { MessageArguments, MessageKey } from './keys.generated.ts';

export type MessageValue = string | number | Date;
export type Messages = Record<string, string>;

type ArgumentsOf<K extends MessageKey> = MessageArguments[K] extends undefined ? [] : [values: MessageArguments[K]];

export interface Translate {
  /** The sentence for a key; a wrong key or a missing value is a type error. */
  <K extends MessageKey>(key: K, ...values: ArgumentsOf<K>): string;
  /** The sentence for a key that is only known when the page runs, or undefined if there is none. */
  maybe(key: string, values?: Record<string, unknown>): string | undefined;
}

/** Makes `t` for one set of messages; sentences are parsed when first used. */
export function createTranslate(messages: Messages, locale: string): Translate {
  const parsed = new Map<string, IntlMessageFormat>();

  function maybe(key: string, values: Record<string, unknown> = {}): string | undefined {
    const text = messages[key];
    if (text === undefined) return undefined;
    if (!text.includes('{') && !text.includes("'")) return text;
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, formatTag(locale), undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    try {
      return String(message.format(values as Record<string, MessageValue>));
    } catch {
      // A sentence from the overrides may name a value that the page does not have.
      return text;
    }
  }

  const t = (key: string, values?: Record<string, unknown>) => maybe(key, values) ?? key;
  return Object.assign(t, { maybe }) as Translate;
}
