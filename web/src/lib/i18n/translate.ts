import { IntlMessageFormat } from 'intl-messageformat';
import { formatTag } from './locales.ts';
import type { MessageArguments, MessageKey } from './keys.generated.ts';

export type MessageValue = string | number | Date;
/** A sentence as written, or as parsed. The browser has no parser: it is sent what takes values parsed (compile-messages.server.ts). */
export type Sentence = string | ReturnType<IntlMessageFormat['getAst']>;
export type Messages = Record<string, Sentence>;

type ArgumentsOf<K extends MessageKey> = MessageArguments[K] extends undefined ? [] : [values: MessageArguments[K]];

export interface Translate {
  /** The sentence for a key; a wrong key or a missing value is a type error. */
  <K extends MessageKey>(key: K, ...values: ArgumentsOf<K>): string;
  /** The sentence for a key that is only known when the page runs, or undefined if there is none. */
  maybe(key: string, values?: Record<string, unknown>): string | undefined;
}

/** Whether a text is more than its own letters: it takes values, or quotes what would. */
export const isPattern = (text: string): boolean => text.includes('{') || text.includes("'");

/** A corrected sentence that cannot be said at all must not cost the page: then the key stands there. */
function maybeWith(message: IntlMessageFormat, values: Record<string, unknown>): string | undefined {
  try {
    return String(message.format(values as Record<string, MessageValue>));
  } catch {
    return undefined;
  }
}

/** Makes `t` for one set of messages; sentences are made ready when first used. */
export function createTranslate(messages: Messages, locale: string): Translate {
  const ready = new Map<string, IntlMessageFormat>();

  function maybe(key: string, values: Record<string, unknown> = {}): string | undefined {
    const sentence = messages[key];
    if (sentence === undefined) return undefined;
    if (typeof sentence === 'string' && !isPattern(sentence)) return sentence;
    let message = ready.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(sentence, formatTag(locale), undefined, { ignoreTag: true });
      ready.set(key, message);
    }
    try {
      return String(message.format(values as Record<string, MessageValue>));
    } catch {
      return maybeWith(message, withPlaceholders(values));
    }
  }

  const t = (key: string, values?: Record<string, unknown>) => maybe(key, values) ?? key;
  return Object.assign(t, { maybe }) as Translate;
}

/** A sentence from the overrides may name a value that the page does not have: it is shown as it is written, `{name}`. */
function withPlaceholders(values: Record<string, unknown>): Record<string, MessageValue> {
  return new Proxy(values as Record<string, MessageValue>, {
    has: () => true,
    get: (given, name) => given[String(name)] ?? `{${String(name)}}`,
  });
}
