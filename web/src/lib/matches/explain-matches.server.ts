import type { Match } from '#lib/api/types.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import { named, type Names } from '#lib/listings/names.server.ts';

interface Words {
  names: Names;
  t: Translate;
}

/** Matches with the reasons that the matching gave, as sentences. */
export function explainMatches(matches: readonly Match[], { names, t }: Words) {
  return matches.map(({ listing, reasons, notified, at }) => ({
    listing: named(listing, names),
    notified,
    at,
    reasons: reasons.map((reason) => explainReason(reason, { names, t })).filter((text) => text !== undefined),
  }));
}

function explainReason({ code, params = {} }: Match['reasons'][number], { names, t }: Words): string | undefined {
  return t.maybe(`matches.reason.${code}`, readable(params, names));
}

/** Places and topics come as slugs, words as a list; a sentence wants names and one text. */
function readable(params: Record<string, unknown>, names: Names): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (/topic/i.test(name) && typeof value === 'string') return [name, names.topic(value)];
      if (/place/i.test(name) && typeof value === 'string') return [name, names.place(value)];
      return [name, Array.isArray(value) ? value.join(', ') : value];
    }),
  );
}
