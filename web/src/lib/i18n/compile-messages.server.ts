import { IntlMessageFormat } from 'intl-messageformat';
import { formatTag } from './locales.ts';
import { isPattern, type Messages, type Sentence } from './translate.ts';

/**
 * Parses every sentence once, for all requests and for the browser, which then needs no parser. What takes no values stays
 * text; what cannot be parsed (an override may be ill-formed) is shown as it is written.
 */
export function compileMessages(texts: Record<string, string>, locale: string): Messages {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compile(text, locale)]));
}

function compile(text: string, locale: string): Sentence {
  if (!isPattern(text)) return text;
  try {
    return new IntlMessageFormat(text, formatTag(locale), undefined, { ignoreTag: true }).getAst();
  } catch {
    return [{ type: 0, value: text }];
  }
}
