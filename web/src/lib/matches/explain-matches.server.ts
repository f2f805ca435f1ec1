import type { Match } from '#lib/api/types.ts';
import type { Formats } from '#lib/i18n/formats.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import { named, type Names } from '#lib/listings/names.server.ts';

interface Words {
  names: Names;
  t: Translate;
  formats: Formats;
}

/** Matches with the reasons that the matching gave, as sentences. */
export function explainMatches(matches: readonly Match[], words: Words) {
  return matches.map(({ listing, reasons }) => ({
    listing: named(listing, words.names),
    reasons: reasons.map((reason) => explainReason(reason, words)).filter((text) => text !== undefined),
  }));
}

function explainReason({ code, params }: Match['reasons'][number], { names, t, formats }: Words): string | undefined {
  const { topic, words, from } = params;
  return t.maybe(`matches.reason.${code}`, {
    ...params,
    topic: typeof topic === 'string' ? names.topic(topic) : '',
    words: Array.isArray(words) ? formats.list(words.map((word) => isolate(String(word)))) : '',
    from: typeof from === 'string' ? formats.day(from) : 'none',
  });
}
