import type { Messages } from './translate.ts';

export interface Wanted {
  keys: readonly string[];
  prefixes: readonly string[];
}

/** What a page uses out of the whole catalogue: exact keys, and everything below a prefix. */
export function pickMessages(messages: Messages, wanted: Wanted): Messages {
  const picked: Messages = {};
  for (const key of wanted.keys) {
    const text = messages[key];
    if (text !== undefined) picked[key] = text;
  }
  if (wanted.prefixes.length === 0) return picked;
  for (const key in messages) {
    if (wanted.prefixes.some((prefix) => key.startsWith(prefix))) picked[key] = messages[key]!;
  }
  return picked;
}
